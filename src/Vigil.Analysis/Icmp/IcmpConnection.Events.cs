using System.Buffers.Binary;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Icmp;

internal sealed partial class IcmpConnection
{
    // Type numbers of the two versions of ICMP (IANA).
    private void RaiseEvents(ref readonly DecodedPacket packet, Direction direction)
    {
        var isV6 = packet.Protocol == IpProtocol.IcmpV6;
        var type = packet.Payload[0];
        switch (isV6 ? type : -type)
        {
            case 128 or -8:
                if (_icmpEvents.HasEchoRequest)
                    _icmpEvents.EchoRequest(this, Info(in packet), Word(in packet, 4), Word(in packet, 6), Data(in packet));
                break;
            case 129 or 0:
                if (_icmpEvents.HasEchoReply)
                    _icmpEvents.EchoReply(this, Info(in packet), Word(in packet, 4), Word(in packet, 6), Data(in packet));
                break;
            case 1 or -3:
                if (_icmpEvents.HasUnreachable && Context(in packet) is { } unreachable)
                    _icmpEvents.Unreachable(this, Info(in packet), packet.Payload[1], unreachable);
                break;
            case 2:
                if (_icmpEvents.HasPacketTooBig && Context(in packet) is { } tooBig)
                    _icmpEvents.PacketTooBig(this, Info(in packet), packet.Payload[1], tooBig);
                break;
            case 3 or -11:
                if (_icmpEvents.HasTimeExceeded && Context(in packet) is { } exceeded)
                    _icmpEvents.TimeExceeded(this, Info(in packet), packet.Payload[1], exceeded);
                break;
            case 4:
                if (_icmpEvents.HasParameterProblem && Context(in packet) is { } problem)
                    _icmpEvents.ParameterProblem(this, Info(in packet), packet.Payload[1], problem);
                break;
            case > 4 and < 128:
                if (_icmpEvents.HasErrorMessage && Context(in packet) is { } error)
                    _icmpEvents.ErrorMessage(this, Info(in packet), packet.Payload[1], error);
                break;
            case >= RouterSolicitation and <= Redirect:
                RaiseNeighbor(in packet);
                break;
            default:
                RaiseSent(in packet);
                break;
        }
    }

    private static ReadOnlySpan<byte> Data(ref readonly DecodedPacket packet) => packet.Payload[HeaderLength..];

    private static ulong Word(ref readonly DecodedPacket packet, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(packet.Payload[offset..]);

    private void RaiseSent(ref readonly DecodedPacket packet)
    {
        if (_icmpEvents.HasSent)
            _icmpEvents.Sent(this, Info(in packet));
        if (_icmpEvents.HasSentPayload)
            _icmpEvents.SentPayload(this, Info(in packet), Data(in packet));
    }

    private RecordVal Info(ref readonly DecodedPacket packet)
    {
        var type = (RecordType)Engine.Service<ITypeTable>().Find("icmp_info")!; // the event's declaration names it
        var info = RecordVal.Create(type, Engine);
        info[type.SlotOf("v6")] = Value.Bool(packet.Protocol == IpProtocol.IcmpV6);
        info[type.SlotOf("itype")] = Value.Count(packet.Payload[0]);
        info[type.SlotOf("icode")] = Value.Count(packet.Payload[1]);
        info[type.SlotOf("len")] = Value.Count(Math.Max(0, packet.PayloadWireLength - HeaderLength));
        info[type.SlotOf("ttl")] = Value.Count(packet.Ip.Ttl);
        return info;
    }

    // The packet that an error message is about, of which it carries the beginning.
    private RecordVal? Context(ref readonly DecodedPacket packet) =>
        ContextOf(Data(in packet), isV6: packet.Protocol == IpProtocol.IcmpV6);

    /// <summary>A packet of which the beginning is quoted, as <c>icmp_context</c>.</summary>
    internal RecordVal? ContextOf(ReadOnlySpan<byte> octets, bool isV6)
    {
        if (Engine.Find<ITypeTable>()?.Find("icmp_context") is not RecordType type)
            return null;
        var quoted = QuotedPacket.Read(octets, isV6);
        var context = RecordVal.Create(type, Engine);
        context[type.SlotOf("id")] = Value.Of(Tracker.Records.IdOf(
            quoted.Source, quoted.SourcePort, quoted.Destination, quoted.DestinationPort, quoted.Protocol));
        context[type.SlotOf("len")] = Value.Count(quoted.Length);
        context[type.SlotOf("proto")] = Value.Count(quoted.Protocol);
        context[type.SlotOf("frag_offset")] = Value.Count(quoted.FragmentOffset);
        context[type.SlotOf("bad_hdr_len")] = Value.Bool(quoted.IsShort);
        context[type.SlotOf("bad_checksum")] = Value.Bool(quoted.HasBadChecksum);
        context[type.SlotOf("MF")] = Value.Bool(quoted.MoreFragments);
        context[type.SlotOf("DF")] = Value.Bool(quoted.DontFragment);
        return context;
    }
}
