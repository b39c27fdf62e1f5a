using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Icmp;

/// <summary>The options of neighbor discovery messages as scripts see them (RFC 4861, 4.6).</summary>
/// <param name="connection">Whose messages they are in.</param>
internal readonly struct NeighborOptions(IcmpConnection connection)
{
    //  type 1 | length 1, in units of 8 octets, with these two | ...

    private const byte SourceLinkAddress = 1;
    private const byte TargetLinkAddress = 2;
    private const byte PrefixInformation = 3;
    private const byte RedirectedHeader = 4;
    private const byte MaximumTransferUnit = 5;
    private const int HeaderLength = 2;
    private const int Unit = 8;

    /// <summary>All options in <paramref name="octets"/>, as <c>icmp6_nd_options</c>.</summary>
    public VectorVal Read(ReadOnlySpan<byte> octets)
    {
        var list = new VectorVal((VectorType)connection.Engine.Service<ITypeTable>().Find("icmp6_nd_options")!); // the event names it
        var type = (RecordType)list.VectorType.Element;
        while (octets.Length >= HeaderLength)
        {
            var length = octets[1] * Unit;
            if (length == 0)
            {
                connection.Weird("zero_length_ICMPv6_ND_option");
                break;
            }

            list.Add(Value.Of(Option(type, octets[0], octets[1], octets[HeaderLength..], length - HeaderLength)));
            octets = octets[Math.Min(length, octets.Length)..];
        }

        return list;
    }

    // `body` goes on to the end of the message; the option has `length` octets of it, as it says. What is not whole, or of
    // no known type, is shown as it is.
    private RecordVal Option(RecordType type, byte kind, byte units, ReadOnlySpan<byte> body, int length)
    {
        var option = RecordVal.Create(type, connection.Engine);
        option[type.SlotOf("otype")] = Value.Count((ulong)kind);
        option[type.SlotOf("len")] = Value.Count((ulong)units);
        var isWhole = body.Length >= length;
        switch (kind)
        {
            case SourceLinkAddress or TargetLinkAddress when isWhole:
                option[type.SlotOf("link_address")] = Value.String(body[..length]);
                break;
            case PrefixInformation when isWhole && length >= 30:
                option[type.SlotOf("prefix")] = Value.Of(Prefix((RecordType)type.Fields[type.SlotOf("prefix")].Type, body));
                break;
            case RedirectedHeader when isWhole && connection.ContextOf(body[6..length], isV6: true) is { } context:
                option[type.SlotOf("redirect")] = Value.Of(context);
                break;
            case MaximumTransferUnit when isWhole:
                option[type.SlotOf("mtu")] = Value.Count((ulong)BinaryPrimitives.ReadUInt32BigEndian(body[2..]));
                break;
            default:
                option[type.SlotOf("payload")] = Value.String(body[..Math.Min(length, body.Length)]);
                break;
        }

        return option;
    }

    private RecordVal Prefix(RecordType type, ReadOnlySpan<byte> body)
    {
        var prefix = RecordVal.Create(type, connection.Engine);
        prefix[type.SlotOf("prefix_len")] = Value.Count((ulong)body[0]);
        prefix[type.SlotOf("L_flag")] = Value.Bool((body[1] & 0x80) != 0);
        prefix[type.SlotOf("A_flag")] = Value.Bool((body[1] & 0x40) != 0);
        prefix[type.SlotOf("valid_lifetime")] = Value.Interval(BinaryPrimitives.ReadUInt32BigEndian(body[2..]));
        prefix[type.SlotOf("preferred_lifetime")] = Value.Interval(BinaryPrimitives.ReadUInt32BigEndian(body[6..]));
        prefix[type.SlotOf("prefix")] = Value.Addr(Addr.FromBytes(body.Slice(14, 16)));
        return prefix;
    }
}
