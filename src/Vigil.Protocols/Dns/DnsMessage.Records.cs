using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <content>The data of each type of record.</content>
internal sealed partial class DnsMessage
{
    // Keys of service parameters (RFC 9460, 14.3.2; RFC 9848).
    private const ushort ServiceMandatory = 0;
    private const ushort ServiceProtocols = 1;
    private const ushort ServicePort = 3;
    private const ushort ServiceHintsV4 = 4;
    private const ushort ServiceEncryptedHello = 5;
    private const ushort ServiceHintsV6 = 6;

    private void Raise(ReadOnlySpan<byte> message, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (section == DnsSection.Prerequisite)
        {
            if (events.HasDynamicUpdatePrerequisite)
                events.DynamicUpdatePrerequisite(_analyzer.Connection, Record, MakeAnswer(name, in resource, section));
            return;
        }

        if (section == DnsSection.Update && resource.Class is ClassNone or ClassAny)
        {
            if (events.HasDynamicUpdateDeletion)
                events.DynamicUpdateDeletion(_analyzer.Connection, Record, MakeAnswer(name, in resource, section));
            return;
        }

        // A reader over the whole message, for names in the data may point back into it. It ends where the data does, but for
        // types of which the reference reads on: it finds the length wrong, and takes for options what follows an OPT record.
        var end = ReadsOn(resource.Type) ? message.Length : resource.DataOffset + resource.Data.Length;
        var reader = new WireReader(message[..end]);
        reader.TrySeek(resource.DataOffset);
        var isWhole = resource.Type switch
        {
            DnsType.A => RaiseA(name, in resource, section),
            DnsType.Aaaa or DnsType.A6 => RaiseAaaa(name, in resource, section),
            DnsType.Ns or DnsType.Cname or DnsType.Ptr => RaiseName(ref reader, name, in resource, section),
            DnsType.Soa => RaiseSoa(ref reader, name, in resource, section),
            DnsType.Mx => RaiseMx(ref reader, name, in resource, section),
            DnsType.Txt or DnsType.Spf => RaiseTexts(ref reader, name, in resource, section),
            DnsType.Hinfo => RaiseHinfo(ref reader, name, in resource, section),
            DnsType.Srv => RaiseSrv(ref reader, name, in resource, section),
            DnsType.Naptr => RaiseNaptr(ref reader, name, in resource, section),
            DnsType.Caa => RaiseCaa(ref reader, name, in resource, section),
            DnsType.Sshfp => RaiseSshfp(ref reader, name, in resource, section),
            DnsType.Loc => RaiseLoc(ref reader, name, in resource, section),
            DnsType.Svcb or DnsType.Https => RaiseSvcb(ref reader, name, in resource, section),
            DnsType.Opt => RaiseEdns(ref reader, name, in resource, section),
            DnsType.Tsig => RaiseTsig(ref reader, name, section),
            DnsType.Tkey => RaiseTkey(ref reader, name, section),
            DnsType.Rrsig => RaiseRrsig(ref reader, name, in resource, section),
            DnsType.Dnskey => RaiseDnskey(ref reader, name, in resource, section),
            DnsType.Ds => RaiseDs(ref reader, name, in resource, section),
            DnsType.Nsec => RaiseNsec(ref reader, name, in resource, section),
            DnsType.Nsec3 => RaiseNsec3(ref reader, name, in resource, section),
            DnsType.Nsec3Param => RaiseNsec3Param(ref reader, name, in resource, section),
            DnsType.Binds => RaiseBinds(ref reader, name, in resource, section),
            DnsType.Wks => RaiseWks(name, in resource, section),
            DnsType.Nb => true,
            _ => RaiseUnknown(name, in resource, section),
        };
        if (!isWhole)
            _analyzer.Weird("DNS_RR_bad_length");
    }

    private static bool ReadsOn(DnsType type) =>
        type is DnsType.Ns or DnsType.Cname or DnsType.Ptr or DnsType.Soa or DnsType.Mx or DnsType.Srv
            or DnsType.Opt;

    private void CheckLength(ref readonly WireReader reader, in DnsResource resource, bool isExact)
    {
        var excess = reader.Position - resource.DataOffset - resource.Data.Length;
        if (excess > 0 || (isExact && excess < 0))
            _analyzer.Weird("DNS_RR_length_mismatch");
    }

    private bool RaiseA(DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (resource.Data.Length != 4)
            return false;
        if (events.HasAReply)
            events.AReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), Addr.FromBytes(resource.Data));
        return true;
    }

    private bool RaiseAaaa(DnsNameText name, in DnsResource resource, DnsSection section)
    {
        // A6 begins with a prefix length; only the form without a prefix has the whole address (RFC 2874, 3.1).
        var octets = resource.Data;
        if (resource.Type == DnsType.A6)
        {
            if (octets.IsEmpty || octets[0] != 0)
                return !octets.IsEmpty;
            octets = octets[1..];
        }

        if (octets.Length != 16)
            return false;
        if (resource.Type == DnsType.A6 && events.HasA6Reply)
            events.A6Reply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), Addr.FromBytes(octets));
        else if (resource.Type == DnsType.Aaaa && events.HasAaaaReply)
            events.AaaaReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), Addr.FromBytes(octets));
        return true;
    }

    private bool RaiseName(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        var target = ReadName(ref reader);
        CheckLength(in reader, in resource, isExact: true);
        switch (resource.Type)
        {
            case DnsType.Ns when events.HasNsReply:
                events.NsReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), target.ToLower());
                break;
            case DnsType.Cname when events.HasCnameReply:
                events.CnameReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), target.ToLower());
                break;
            case DnsType.Ptr when events.HasPtrReply:
                events.PtrReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), target.ToLower());
                break;
        }

        return true;
    }

    private bool RaiseSoa(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        var server = ReadName(ref reader);
        var mailbox = ReadName(ref reader);
        if (!reader.TryReadUInt32(out var serial) || !reader.TryReadUInt32(out var refresh) || !reader.TryReadUInt32(out var retry)
            || !reader.TryReadUInt32(out var expire) || !reader.TryReadUInt32(out var minimum))
            return false;
        CheckLength(in reader, in resource, isExact: false);
        if (!events.HasSoaReply)
            return true;
        var soa = Records.Soa.Create(
            Engine,
            [
                Value.Of(server.ToLower()), Value.Of(mailbox.ToLower()), Value.Count(serial), Value.Interval(refresh), Value.Interval(retry),
                Value.Interval(expire), Value.Interval(minimum),
            ]);
        events.SoaReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), soa);
        return true;
    }

    private bool RaiseMx(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var preference))
            return false;
        var target = ReadName(ref reader);
        CheckLength(in reader, in resource, isExact: false);
        if (events.HasMxReply)
            events.MxReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), target.ToLower(), preference);
        return true;
    }

    private bool RaiseTexts(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        var isWanted = resource.Type == DnsType.Txt ? events.HasTxtReply : events.HasSpfReply;
        var texts = isWanted ? new VectorVal(Records.Strings) : null;
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector8(out var text))
                return false;
            texts?.Add(Value.String(text));
        }

        if (texts is null)
            return true;
        if (resource.Type == DnsType.Txt)
            events.TxtReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), texts);
        else
            events.SpfReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), texts);
        return true;
    }

    private bool RaiseHinfo(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadVector8(out var cpu) || !reader.TryReadVector8(out var os))
            return false;
        if (events.HasHinfoReply)
        {
            events.HinfoReply(
                _analyzer.Connection, Record, MakeAnswer(name, in resource, section), ByteString.Copy(cpu), ByteString.Copy(os));
        }

        return true;
    }

    private bool RaiseSrv(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var priority) || !reader.TryReadUInt16(out var weight) || !reader.TryReadUInt16(out var port))
            return false;
        var target = ReadName(ref reader);
        CheckLength(in reader, in resource, isExact: true);
        if (events.HasSrvReply)
            events.SrvReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), target.ToLower(), priority, weight, port);
        return true;
    }

    private bool RaiseNaptr(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var order) || !reader.TryReadUInt16(out var preference) || !reader.TryReadVector8(out var flags)
            || !reader.TryReadVector8(out var service) || !reader.TryReadVector8(out var expression))
            return false;
        var replacement = ReadName(ref reader);
        if (!events.HasNaptrReply)
            return true;
        var naptr = Records.Naptr.Create(
            Engine,
            [
                Value.Count(order), Value.Count(preference), Value.String(flags), Value.String(service), Value.String(expression),
                Value.Of(replacement.ToLower()),
            ]);
        events.NaptrReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), naptr);
        return true;
    }

    private bool RaiseCaa(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var flags) || !reader.TryReadVector8(out var tag))
            return false;
        if (events.HasCaaReply)
        {
            events.CaaReply(
                _analyzer.Connection, Record, MakeAnswer(name, in resource, section), flags, ByteString.Copy(tag),
                ByteString.Copy(reader.Rest));
        }

        return true;
    }

    private bool RaiseSshfp(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt8(out var type))
            return false;
        if (events.HasSshfp)
        {
            events.Sshfp(
                _analyzer.Connection, Record, MakeAnswer(name, in resource, section), algorithm, type, ByteString.Copy(reader.Rest));
        }

        return true;
    }

    private bool RaiseLoc(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var version) || !reader.TryReadUInt8(out var size) || !reader.TryReadUInt8(out var horizontal)
            || !reader.TryReadUInt8(out var vertical) || !reader.TryReadUInt32(out var latitude)
            || !reader.TryReadUInt32(out var longitude) || !reader.TryReadUInt32(out var altitude))
            return false;
        if (!events.HasLoc)
            return true;
        var loc = Records.Loc.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(version), Value.Count(size), Value.Count(horizontal),
                Value.Count(vertical), Value.Count(latitude), Value.Count(longitude), Value.Count(altitude), IsQuery,
            ]);
        events.Loc(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), loc);
        return true;
    }

    private bool RaiseWks(DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (events.HasWksReply)
            events.WksReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section));
        return true;
    }

    private bool RaiseBinds(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt16(out var key) || !reader.TryReadUInt8(out var removal)
            || !reader.TryReadUInt8(out var complete))
            return false;
        if (!events.HasBinds)
            return true;
        var binds = Records.Binds.Create(
            Engine,
            [
                Value.Of(name.ToLower()), Value.Count((int)section), Value.Count(algorithm), Value.Count(key), Value.Count(removal),
                Value.Count(complete), IsQuery,
            ]);
        events.Binds(_analyzer.Connection, Record, MakeAnswer(name, in resource, section), binds);
        return true;
    }

    private bool RaiseUnknown(DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (events.HasUnknownReply)
            events.UnknownReply(_analyzer.Connection, Record, MakeAnswer(name, in resource, section));
        _analyzer.Weird("DNS_RR_unknown_type", ((int)resource.Type).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    private bool RaiseSvcb(ref WireReader reader, DnsNameText name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var priority))
            return false;
        var target = ReadName(ref reader);
        var isHttps = resource.Type == DnsType.Https;
        var parameters = (isHttps ? events.HasHttps : events.HasSvcb) ? new VectorVal(Records.SvcbParameters) : null;
        while (!reader.AtEnd)
        {
            if (!reader.TryReadUInt16(out var key) || !reader.TryReadVector16(out var value))
                return false;
            if (!CheckServiceParameter(key, value))
                break;
            parameters?.Add(Value.Of(ReadServiceParameter(key, value)));
        }

        if (parameters is null)
            return true;
        var svcb = Records.Svcb.Create(
            Engine, [Value.Count(priority), Value.Of(target.ToLower()), parameters.Count > 0 ? Value.Of(parameters) : default]);
        var answer = MakeAnswer(name, in resource, section);
        if (isHttps)
            events.Https(_analyzer.Connection, Record, answer, svcb);
        else
            events.Svcb(_analyzer.Connection, Record, answer, svcb);
        return true;
    }

    // RFC 9460, 7.1 and 7.2: what is wrong ends the list.
    private bool CheckServiceParameter(ushort key, ReadOnlySpan<byte> value)
    {
        switch (key)
        {
            case ServicePort when value.Length != 2:
                _analyzer.Weird("DNS_SVCB_port_length_invalid");
                return false;
            case ServiceProtocols:
                var reader = new WireReader(value);
                while (!reader.AtEnd)
                {
                    if (reader.TryReadVector8(out _))
                        continue;
                    _analyzer.Weird("DNS_SVCB_alpn_length_invalid");
                    return false;
                }

                return true;
            default:
                return true;
        }
    }

    // RFC 9460, 7 and 14.3.2.
    private RecordVal ReadServiceParameter(ushort key, ReadOnlySpan<byte> value)
    {
        var shape = Records.SvcbParameter;
        var parameter = shape.Create(Engine, [Value.Count(key)]);
        switch (key)
        {
            case ServiceMandatory:
                var mandatory = new VectorVal(Records.Counts);
                for (var i = 0; i + 2 <= value.Length; i += 2)
                    mandatory.Add(Value.Count(BinaryPrimitives.ReadUInt16BigEndian(value[i..])));
                shape.Set(parameter, 1, Value.Of(mandatory));
                break;
            case ServiceProtocols:
                var protocols = new VectorVal(Records.Strings);
                var reader = new WireReader(value);
                while (reader.TryReadVector8(out var protocol))
                    protocols.Add(Value.String(protocol));
                shape.Set(parameter, 2, Value.Of(protocols));
                break;
            case ServicePort:
                shape.Set(parameter, 3, Value.Count(BinaryPrimitives.ReadUInt16BigEndian(value)));
                break;
            case ServiceHintsV4 or ServiceHintsV6:
                var size = key == ServiceHintsV4 ? 4 : 16;
                var hints = new VectorVal(Records.Addresses);
                for (var i = 0; i + size <= value.Length; i += size)
                    hints.Add(Value.Addr(Addr.FromBytes(value.Slice(i, size))));
                shape.Set(parameter, 4, Value.Of(hints));
                break;
            default:
                shape.Set(parameter, key == ServiceEncryptedHello ? 5 : 6, Value.String(value));
                break;
        }

        return parameter;
    }
}
