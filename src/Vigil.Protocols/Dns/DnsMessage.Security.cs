using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <content>EDNS, transaction security and DNSSEC.</content>
internal sealed partial class DnsMessage
{
    private const ushort OptionClientSubnet = 8;
    private const ushort OptionCookie = 10;
    private const ushort OptionTcpKeepalive = 11;

    // RFC 6891, 6.1: the record's class and time to live have other meanings.
    private bool RaiseEdns(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (events.HasEdns)
        {
            var ttl = resource.TimeToLive;
            var edns = Records.Edns.Create(
                Engine,
                [
                    Value.Of(name.ToLower()), Value.Count((int)section), Value.Count((int)resource.Type), Value.Count(resource.Class),
                    Value.Count(ttl >> 24), Value.Count((ttl >> 16) & 0xFF), Value.Count(ttl & 0xFFFF), Value.Interval(ttl), IsQuery,
                ]);
            events.Edns(_analyzer.Connection, Record, edns);
        }

        while (!reader.AtEnd)
        {
            if (!reader.TryReadUInt16(out var code) || !reader.TryReadVector16(out var option))
            {
                _analyzer.Weird("EDNS_truncated_option");
                return true;
            }

            RaiseOption(code, option);
        }

        return true;
    }

    private void RaiseOption(ushort code, ReadOnlySpan<byte> option)
    {
        switch (code)
        {
            case OptionClientSubnet when events.HasEdnsClientSubnet:
                RaiseClientSubnet(option);
                break;
            case OptionTcpKeepalive when events.HasEdnsTcpKeepalive:
                if (option.Length is not (0 or 2))
                {
                    _analyzer.Weird("EDNS_TCP_Keepalive_Unexpected_Length");
                    break;
                }

                var timeout = option.Length == 2 ? (option[0] << 8) | option[1] : 0;
                events.EdnsTcpKeepalive(
                    _analyzer.Connection, Record,
                    Records.TcpKeepalive.Create(Engine, [Value.Bool(option.IsEmpty), Value.Count(timeout)]));
                break;
            case OptionCookie when events.HasEdnsCookie:
                if (option.Length != 8 && option.Length is not (>= 16 and <= 40))
                {
                    _analyzer.Weird("EDNS_Cookie_Unexpected_Length");
                    break;
                }

                events.EdnsCookie(
                    _analyzer.Connection, Record,
                    Records.Cookie.Create(Engine, [Value.String(option[..8]), option.Length > 8 ? Value.String(option[8..]) : default]));
                break;
        }
    }

    // RFC 7871, 6: as many octets of the address as the prefix needs.
    private void RaiseClientSubnet(ReadOnlySpan<byte> option)
    {
        var reader = new WireReader(option);
        if (!reader.TryReadUInt16(out var family) || !reader.TryReadUInt8(out var source) || !reader.TryReadUInt8(out var scope))
        {
            _analyzer.Weird("EDNS_ECS_invalid_option_len");
            return;
        }

        var size = family switch { 1 => 4, 2 => 16, _ => 0 };
        if (size == 0)
        {
            _analyzer.Weird("EDNS_ECS_invalid_addr_family");
            return;
        }

        var octets = reader.Rest;
        if (source > size * 8)
        {
            _analyzer.Weird(size == 4 ? "EDNS_ECS_invalid_addr_v4_prefix" : "EDNS_ECS_invalid_addr_v6_prefix");
            return;
        }

        if (octets.Length > size || octets.Length < (source + 7) / 8)
        {
            _analyzer.Weird("EDNS_ECS_invalid_addr");
            return;
        }

        Span<byte> address = stackalloc byte[16];
        octets.CopyTo(address);
        var ecs = Records.ClientSubnet.Create(
            Engine,
            [
                Value.String(size == 4 ? "v4"u8 : "v6"u8), Value.Count(source), Value.Count(scope),
                Value.Addr(Addr.FromBytes(address[..size])),
            ]);
        events.EdnsClientSubnet(_analyzer.Connection, Record, ecs);
    }

    private bool RaiseTsig(ref WireReader reader, DnsNameText name, DnsSection section)
    {
        var algorithm = ReadName(ref reader);
        if (!reader.TryReadUInt16(out var high) || !reader.TryReadUInt32(out var low) || !reader.TryReadUInt16(out var fudge)
            || !reader.TryReadVector16(out var signature) || !reader.TryReadUInt16(out var id) || !reader.TryReadUInt16(out var error))
            return false;
        if (!events.HasTsig)
            return true;
        var tsig = Records.Tsig.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Of(algorithm.ToLower()), Value.String(signature),
                Value.Time(((ulong)high << 32) | low), Value.Time(fudge), Value.Count(id), Value.Count(error), IsQuery,
            ]);
        events.Tsig(_analyzer.Connection, Record, tsig);
        return true;
    }

    private bool RaiseTkey(ref WireReader reader, DnsNameText name, DnsSection section)
    {
        var algorithm = ReadName(ref reader);
        if (!reader.TryReadUInt32(out var inception) || !reader.TryReadUInt32(out var expiration) || !reader.TryReadUInt16(out var mode)
            || !reader.TryReadUInt16(out var error) || !reader.TryReadVector16(out var key))
            return false;
        if (!events.HasTkey)
            return true;
        var tkey = Records.Tkey.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Of(algorithm.ToLower()), Value.Time(inception), Value.Time(expiration),
                Value.Count(mode), Value.Count(error), Value.String(key), IsQuery,
            ]);
        events.Tkey(_analyzer.Connection, Record, tkey);
        return true;
    }

    private bool RaiseRrsig(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var covered) || !reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt8(out var labels)
            || !reader.TryReadUInt32(out var ttl) || !reader.TryReadUInt32(out var expiration)
            || !reader.TryReadUInt32(out var inception) || !reader.TryReadUInt16(out var tag))
            return false;
        var signer = ReadName(ref reader);
        if (!events.HasRrsig)
            return true;
        var rrsig = Records.Rrsig.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(covered), Value.Count(algorithm), Value.Count(labels),
                Value.Interval(ttl), Value.Time(expiration), Value.Time(inception), Value.Count(tag), Value.Of(signer.ToLower()),
                Value.String(reader.Rest), IsQuery,
            ]);
        events.Rrsig(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), rrsig);
        return true;
    }

    private bool RaiseDnskey(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var flags) || !reader.TryReadUInt8(out var protocol) || !reader.TryReadUInt8(out var algorithm))
            return false;
        if (!events.HasDnskey)
            return true;
        var key = Records.Dnskey.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(flags), Value.Count(protocol), Value.Count(algorithm),
                Value.String(reader.Rest), IsQuery,
            ]);
        events.Dnskey(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), key);
        return true;
    }

    private bool RaiseDs(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var tag) || !reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt8(out var digest))
            return false;
        if (!events.HasDs)
            return true;
        var ds = Records.Ds.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(tag), Value.Count(algorithm), Value.Count(digest),
                Value.String(reader.Rest), IsQuery,
            ]);
        events.Ds(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), ds);
        return true;
    }

    private bool RaiseNsec(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        var next = ReadName(ref reader);
        if (!TryReadBitmaps(ref reader, events.HasNsec, out var bitmaps))
            return false;
        if (bitmaps is not null)
            events.Nsec(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), next.ToLower(), bitmaps);
        return true;
    }

    private bool RaiseNsec3(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt8(out var flags) || !reader.TryReadUInt16(out var iterations)
            || !reader.TryReadVector8(out var salt) || !reader.TryReadVector8(out var hash) || !TryReadBitmaps(ref reader, events.HasNsec3, out var bitmaps))
            return false;
        if (bitmaps is null)
            return true;
        var nsec3 = Records.Nsec3.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(flags), Value.Count(algorithm), Value.Count(iterations),
                Value.Count(salt.Length), Value.String(salt), Value.Count(hash.Length), Value.String(hash), Value.Of(bitmaps), IsQuery,
            ]);
        events.Nsec3(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), nsec3);
        return true;
    }

    private bool RaiseNsec3Param(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt8(out var flags) || !reader.TryReadUInt16(out var iterations)
            || !reader.TryReadVector8(out var salt))
            return false;
        if (!events.HasNsec3Param)
            return true;
        var parameters = Records.Nsec3Param.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(flags), Value.Count(algorithm), Value.Count(iterations),
                Value.Count(salt.Length), Value.String(salt), IsQuery,
            ]);
        events.Nsec3Param(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), parameters);
        return true;
    }

    // RFC 4034, 4.1.2: window, length, bits; each block's bits as one string.
    private bool TryReadBitmaps(ref WireReader reader, bool isWanted, out VectorVal? bitmaps)
    {
        bitmaps = isWanted ? new VectorVal(Records.Strings) : null;
        while (!reader.AtEnd)
        {
            if (!reader.TryReadUInt8(out _) || !reader.TryReadVector8(out var bits))
                return false;
            bitmaps?.Add(Value.String(bits));
        }

        return true;
    }
}
