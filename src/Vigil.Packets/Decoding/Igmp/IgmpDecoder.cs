using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Igmp;

/// <summary>IGMP (RFC 1112, RFC 2236, RFC 9776): raises an event for each message.</summary>
[CarriedBy("IP", ProtocolNumber)]
internal sealed class IgmpDecoder(DecodingContext context) : PacketDecoder("IGMP", context)
{
    private const byte ProtocolNumber = 2;
    private const int MinimumLength = 8;
    private const byte MembershipQuery = 17;
    private const byte MembershipReportV1 = 18;
    private const byte MembershipReportV2 = 22;
    private const byte LeaveGroup = 23;
    private const byte MembershipReportV3 = 34;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (data.Length < MinimumLength)
            return Weird(in packet, "igmp_truncated");
        if (packet.IsWhole && !Checksum.Plain(data))
            return Weird(in packet, "igmp_invalid_checksum");
        if (Context.Events.HasIgmpMessage)
            Context.Events.IgmpMessage(Context.Headers.RawPacketHeader(in packet), data[0]);
        var source = packet.Ip.Source;
        var group = Addr.FromBytes(data.Slice(4, 4));
        switch (data[0])
        {
            case MembershipQuery:
                Context.Events.IgmpMembershipQuery(source, group);
                break;
            case MembershipReportV1:
                Context.Events.IgmpMembershipReportV1(source, group);
                break;
            case MembershipReportV2:
                Context.Events.IgmpMembershipReportV2(source, group);
                break;
            case MembershipReportV3:
                if (Context.Events.HasIgmpMembershipReportV3)
                    Context.Events.IgmpMembershipReportV3(source, IgmpGroups.Read(data, Context.Engine));
                break;
            case LeaveGroup:
                Context.Events.IgmpLeaveGroup(source, group);
                break;
        }

        return true;
    }
}
