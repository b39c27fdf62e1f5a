using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <content>The data of each type of record.</content>
internal sealed partial class DnsMessage
{
    private void Raise(ReadOnlySpan<byte> message, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (section == DnsSection.Prerequisite)
        {
            if (events.HasDynamicUpdatePrerequisite)
                events.DynamicUpdatePrerequisite(analyzer.Connection, Record, MakeAnswer(name, in resource, section));
            return;
        }

        if (section == DnsSection.Update && resource.Class is ClassNone or ClassAny)
        {
            if (events.HasDynamicUpdateDeletion)
                events.DynamicUpdateDeletion(analyzer.Connection, Record, MakeAnswer(name, in resource, section));
            return;
        }

        // A reader over the whole message that ends where the data does: names in the data may point back into it.
        var reader = new WireReader(message[..(resource.DataOffset + resource.Data.Length)]);
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
            analyzer.Weird("DNS_RR_bad_length");
    }

    private bool RaiseA(ByteString name, in DnsResource resource, DnsSection section)
    {
        if (resource.Data.Length != 4)
            return false;
        if (events.HasAReply)
            events.AReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), Addr.FromBytes(resource.Data));
        return true;
    }

    private bool RaiseAaaa(ByteString name, in DnsResource resource, DnsSection section)
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
            events.A6Reply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), Addr.FromBytes(octets));
        else if (resource.Type == DnsType.Aaaa && events.HasAaaaReply)
            events.AaaaReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), Addr.FromBytes(octets));
        return true;
    }

    private bool RaiseName(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!TryReadLowerName(ref reader, out var target))
            return true; // said already
        var answer = MakeAnswer(name, in resource, section);
        switch (resource.Type)
        {
            case DnsType.Ns:
                events.NsReply(analyzer.Connection, Record, answer, target);
                break;
            case DnsType.Cname:
                events.CnameReply(analyzer.Connection, Record, answer, target);
                break;
            default:
                events.PtrReply(analyzer.Connection, Record, answer, target);
                break;
        }

        return true;
    }

    private bool RaiseSoa(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!TryReadLowerName(ref reader, out var server) || !TryReadLowerName(ref reader, out var mailbox))
            return true;
        if (!reader.TryReadUInt32(out var serial) || !reader.TryReadUInt32(out var refresh) || !reader.TryReadUInt32(out var retry)
            || !reader.TryReadUInt32(out var expire) || !reader.TryReadUInt32(out var minimum))
            return false;
        if (!events.HasSoaReply)
            return true;
        var soa = Records.Soa.Create(
            Engine,
            [
                Value.Of(server), Value.Of(mailbox), Value.Count(serial), Value.Interval(refresh), Value.Interval(retry),
                Value.Interval(expire), Value.Interval(minimum),
            ]);
        events.SoaReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), soa);
        return true;
    }

    private bool RaiseMx(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var preference))
            return false;
        if (TryReadLowerName(ref reader, out var target) && events.HasMxReply)
            events.MxReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), target, preference);
        return true;
    }

    private bool RaiseTexts(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        var texts = new VectorVal(Records.Strings);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadVector8(out var text))
                return false;
            texts.Add(Value.String(text));
        }

        if (resource.Type == DnsType.Txt && events.HasTxtReply)
            events.TxtReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), texts);
        else if (resource.Type == DnsType.Spf && events.HasSpfReply)
            events.SpfReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), texts);
        return true;
    }

    private bool RaiseHinfo(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadVector8(out var cpu) || !reader.TryReadVector8(out var os))
            return false;
        if (events.HasHinfoReply)
        {
            events.HinfoReply(
                analyzer.Connection, Record, MakeAnswer(name, in resource, section), ByteString.Copy(cpu), ByteString.Copy(os));
        }

        return true;
    }

    private bool RaiseSrv(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var priority) || !reader.TryReadUInt16(out var weight) || !reader.TryReadUInt16(out var port))
            return false;
        if (TryReadLowerName(ref reader, out var target) && events.HasSrvReply)
            events.SrvReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), target, priority, weight, port);
        return true;
    }

    private bool RaiseNaptr(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var order) || !reader.TryReadUInt16(out var preference) || !reader.TryReadVector8(out var flags)
            || !reader.TryReadVector8(out var service) || !reader.TryReadVector8(out var expression))
            return false;
        if (!TryReadLowerName(ref reader, out var replacement) || !events.HasNaptrReply)
            return true;
        var naptr = Records.Naptr.Create(
            Engine,
            [
                Value.Count(order), Value.Count(preference), Value.String(flags), Value.String(service), Value.String(expression),
                Value.Of(replacement),
            ]);
        events.NaptrReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section), naptr);
        return true;
    }

    private bool RaiseCaa(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var flags) || !reader.TryReadVector8(out var tag))
            return false;
        if (events.HasCaaReply)
        {
            events.CaaReply(
                analyzer.Connection, Record, MakeAnswer(name, in resource, section), flags, ByteString.Copy(tag),
                ByteString.Copy(reader.Rest));
        }

        return true;
    }

    private bool RaiseSshfp(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt8(out var type))
            return false;
        if (events.HasSshfp)
        {
            events.Sshfp(
                analyzer.Connection, Record, MakeAnswer(name, in resource, section), algorithm, type, ByteString.Copy(reader.Rest));
        }

        return true;
    }

    private bool RaiseLoc(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
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
                Value.Of(name), Value.Count((int)section), Value.Count(version), Value.Count(size), Value.Count(horizontal),
                Value.Count(vertical), Value.Count(latitude), Value.Count(longitude), Value.Count(altitude), IsQuery,
            ]);
        events.Loc(analyzer.Connection, Record, MakeAnswer(name, in resource, section), loc);
        return true;
    }

    private bool RaiseWks(ByteString name, in DnsResource resource, DnsSection section)
    {
        if (events.HasWksReply)
            events.WksReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section));
        return true;
    }

    private bool RaiseBinds(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt8(out var algorithm) || !reader.TryReadUInt16(out var key) || !reader.TryReadUInt8(out var removal)
            || !reader.TryReadUInt8(out var complete))
            return false;
        if (!events.HasBinds)
            return true;
        var binds = Records.Binds.Create(
            Engine,
            [
                Value.Of(name), Value.Count((int)section), Value.Count(algorithm), Value.Count(key), Value.Count(removal),
                Value.Count(complete), IsQuery,
            ]);
        events.Binds(analyzer.Connection, Record, MakeAnswer(name, in resource, section), binds);
        return true;
    }

    private bool RaiseUnknown(ByteString name, in DnsResource resource, DnsSection section)
    {
        if (events.HasUnknownReply)
            events.UnknownReply(analyzer.Connection, Record, MakeAnswer(name, in resource, section));
        analyzer.Weird("DNS_RR_unknown_type", ((int)resource.Type).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    private bool RaiseSvcb(ref WireReader reader, ByteString name, in DnsResource resource, DnsSection section)
    {
        if (!reader.TryReadUInt16(out var priority) || !TryReadLowerName(ref reader, out var target))
            return false;
        var parameters = new VectorVal(Records.SvcbParameters);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadUInt16(out var key) || !reader.TryReadVector16(out var value))
                return false;
            if (!TryReadServiceParameter(key, value, out var parameter))
                break;
            parameters.Add(Value.Of(parameter));
        }

        var isHttps = resource.Type == DnsType.Https;
        if (!(isHttps ? events.HasHttps : events.HasSvcb))
            return true;
        var svcb = Records.Svcb.Create(
            Engine, [Value.Count(priority), Value.Of(target), parameters.Count > 0 ? Value.Of(parameters) : default]);
        var answer = MakeAnswer(name, in resource, section);
        if (isHttps)
            events.Https(analyzer.Connection, Record, answer, svcb);
        else
            events.Svcb(analyzer.Connection, Record, answer, svcb);
        return true;
    }

    // RFC 9460, 7 and 14.3.2.
    private bool TryReadServiceParameter(ushort key, ReadOnlySpan<byte> value, out RecordVal parameter)
    {
        parameter = Records.SvcbParameter.Create(Engine, [Value.Count(key)]);
        var shape = Records.SvcbParameter;
        switch (key)
        {
            case 0:
                var mandatory = new VectorVal(Records.Counts);
                for (var i = 0; i + 2 <= value.Length; i += 2)
                    mandatory.Add(Value.Count(BinaryPrimitives.ReadUInt16BigEndian(value[i..])));
                shape.Set(parameter, 1, Value.Of(mandatory));
                return true;
            case 1:
                var protocols = new VectorVal(Records.Strings);
                var reader = new WireReader(value);
                while (!reader.AtEnd)
                {
                    if (!reader.TryReadVector8(out var protocol))
                    {
                        analyzer.Weird("DNS_SVCB_alpn_length_invalid");
                        return false;
                    }

                    protocols.Add(Value.String(protocol));
                }

                shape.Set(parameter, 2, Value.Of(protocols));
                return true;
            case 3:
                if (value.Length != 2)
                {
                    analyzer.Weird("DNS_SVCB_port_length_invalid");
                    return false;
                }

                shape.Set(parameter, 3, Value.Count(BinaryPrimitives.ReadUInt16BigEndian(value)));
                return true;
            case 4 or 6:
                var size = key == 4 ? 4 : 16;
                var hints = new VectorVal(Records.Addresses);
                for (var i = 0; i + size <= value.Length; i += size)
                    hints.Add(Value.Addr(Addr.FromBytes(value.Slice(i, size))));
                shape.Set(parameter, 4, Value.Of(hints));
                return true;
            case 5:
                shape.Set(parameter, 5, Value.String(value));
                return true;
            default:
                shape.Set(parameter, 6, Value.String(value));
                return true;
        }
    }
}
