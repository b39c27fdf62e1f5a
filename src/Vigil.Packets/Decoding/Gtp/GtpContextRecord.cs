using System.Buffers.Binary;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Decoding.Headers;

namespace Vigil.Packets.Decoding.Gtp;

/// <summary>The elements of a message about a PDP context as the record that scripts see (3GPP TS 29.060, 7.3 and 7.7).</summary>
/// <remarks>One record serves all six messages: fields that a message's record lacks are passed over.</remarks>
internal static class GtpContextRecord
{
    private const byte Ipv4Type = 0x21;
    private const byte Ipv6Type = 0x57;
    private const byte IetfOrganization = 1;

    /// <summary>Reads the elements of <paramref name="data"/>, as far as they can be read.</summary>
    public static RecordVal Read(ReadOnlySpan<byte> data, RecordType type, EngineContext engine)
    {
        var record = new HeaderRecord(type, engine);
        var seen = new Seen();
        while (GtpElement.TryRead(ref data, out var element))
            Add(record, element.Type, element.Value, ref seen);
        return record.Record;
    }

    // Elements that mean something else when they come again.
    private struct Seen
    {
        public bool Context;
        public bool Node;
    }

    private static void Add(HeaderRecord record, byte type, ReadOnlySpan<byte> value, ref Seen seen)
    {
        switch (type)
        {
            case 1:
                record.Count("cause", value[0]);
                break;
            case 2:
                record.Count("imsi", Digits(value));
                break;
            case 3:
                AddRoutingArea(record, value);
                break;
            case 8:
                record.Bool("reorder_req", (value[0] & 1) != 0);
                break;
            case 14:
                record.Count("recovery", value[0]);
                break;
            case 15:
                record.Count("select_mode", (ulong)value[0] & 3);
                break;
            case 16:
                record.Count("data1", BinaryPrimitives.ReadUInt32BigEndian(value));
                break;
            case 17:
                record.Count("cp", BinaryPrimitives.ReadUInt32BigEndian(value));
                break;
            case 19:
                record.Bool("teardown_ind", (value[0] & 1) != 0);
                break;
            case 20:
                // The second one names the context that this one belongs to.
                record.Count(seen.Context ? "linked_nsapi" : "nsapi", (ulong)value[0] & 15);
                seen.Context = true;
                break;
            case 26:
                record.Count("charge_character", BinaryPrimitives.ReadUInt16BigEndian(value));
                break;
            case 27:
                record.Count("trace_ref", BinaryPrimitives.ReadUInt16BigEndian(value));
                break;
            case 28:
                record.Count("trace_type", BinaryPrimitives.ReadUInt16BigEndian(value));
                break;
            case 127:
                record.Count("charging_id", BinaryPrimitives.ReadUInt32BigEndian(value));
                break;
            case 128 when value.Length >= 2:
                AddUserAddress(record, value);
                break;
            case 131:
                record.String("ap_name", value);
                break;
            case 132:
                record.String("opts", value);
                break;
            case 133:
                AddNode(record, value, isFirst: !seen.Node);
                seen.Node = true;
                break;
            case 134:
                record.String("msisdn", value);
                break;
            case 135 when value.Length >= 1 && record.Knows("qos_prof"):
                record.Set("qos_prof", record.New("qos_prof").Count("priority", value[0]).String("data", value[1..]));
                break;
            case 137:
                record.String("tft", value);
                break;
            case 141:
                record.String("trigger_id", value);
                break;
            case 142:
                record.String("omc_id", value);
                break;
            case 251 when value.Length is 4 or 16:
                record.Addr("charge_gateway", Addr.FromBytes(value));
                break;
            case 255 when value.Length >= 2 && record.Knows("ext"):
                record.Set("ext", record.New("ext").Count("id", BinaryPrimitives.ReadUInt16BigEndian(value)).String("value", value[2..]));
                break;
        }
    }

    // 7.7.2: two digits an octet, the low half first; a half of all ones ends the number.
    private static ulong Digits(ReadOnlySpan<byte> octets)
    {
        var number = 0UL;
        for (var i = 0; i < octets.Length * 2; i++)
        {
            var digit = i % 2 == 0 ? octets[i / 2] & 15 : octets[i / 2] >> 4;
            if (digit > 9)
                break;
            number = (number * 10) + (ulong)digit;
        }

        return number;
    }

    // 7.7.3: country and network in digits, the third of the network optional.
    private static void AddRoutingArea(HeaderRecord record, ReadOnlySpan<byte> value)
    {
        if (!record.Knows("rai"))
            return;
        var country = ((value[0] & 15) * 100) + ((value[0] >> 4) * 10) + (value[1] & 15);
        var network = ((value[2] & 15) * 10) + (value[2] >> 4);
        if (value[1] >> 4 <= 9)
            network = (network * 10) + (value[1] >> 4);
        record.Set("rai", record.New("rai")
            .Count("mcc", (ulong)country)
            .Count("mnc", (ulong)network)
            .Count("lac", BinaryPrimitives.ReadUInt16BigEndian(value[3..]))
            .Count("rac", value[5]));
    }

    private static void AddUserAddress(HeaderRecord record, ReadOnlySpan<byte> value)
    {
        if (!record.Knows("end_user_addr"))
            return;
        var organization = (byte)(value[0] & 15);
        var address = record.New("end_user_addr").Count("pdp_type_org", organization).Count("pdp_type_num", value[1]);
        var octets = value[2..];
        if (organization == IetfOrganization && ((value[1] == Ipv4Type && octets.Length == 4) || (value[1] == Ipv6Type && octets.Length == 16)))
            address.Addr("pdp_ip", Addr.FromBytes(octets));
        else if (!octets.IsEmpty)
            address.String("pdp_other_addr", octets);
        record.Set("end_user_addr", address);
    }

    // The first address is that for signalling, the second that for data.
    private static void AddNode(HeaderRecord record, ReadOnlySpan<byte> value, bool isFirst)
    {
        var signalling = record.Knows("signal_addr") ? "signal_addr" : "cp_addr";
        if (!record.Knows(signalling))
            return;
        var node = record.New(signalling);
        if (value.Length is 4 or 16)
            node.Addr("ip", Addr.FromBytes(value));
        else
            node.String("other", value);
        record.Set(isFirst ? signalling : "user_addr", node);
    }
}
