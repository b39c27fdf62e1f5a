using System.Buffers.Binary;
using System.Globalization;
using Vigil.Packets.Decoding.Ethernet;

namespace Vigil.Packets.Decoding.Arp;

/// <summary>ARP and RARP (RFC 826, RFC 903).</summary>
[CarriedBy("ETHERNET", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("VLAN", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("VNTAG", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("SNAP", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("LINUXSLL", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("LINUXSLL2", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("IEEE802_11", EtherType.Arp, EtherType.ReverseArp)]
[CarriedBy("GENEVE", EtherType.Arp, EtherType.ReverseArp)]
internal sealed class ArpDecoder(DecodingContext context) : PacketDecoder("ARP", context)
{
    //  hardware | protocol | hardware length | protocol length | operation
    //  sender hardware, sender protocol, target hardware, target protocol address

    private const int FixedLength = 8;
    private const int HardwareLength = 6;
    private const int ProtocolLength = 4;

    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (packet.Tunnel is null)
            packet.Link.Network = NetworkProtocol.Arp;
        if (data.Length < FixedLength)
            return Weird(in packet, "truncated_ARP");
        var hardware = BinaryPrimitives.ReadUInt16BigEndian(data);
        var protocol = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        int hardwareLength = data[4], protocolLength = data[5];
        if (data.Length < FixedLength + (2 * hardwareLength) + (2 * protocolLength))
            return Weird(in packet, "truncated_ARP");
        if (hardwareLength != HardwareLength)
            return Bad(default, string.Create(CultureInfo.InvariantCulture, $"corrupt-arp-header (hrd={hardware}, hln={hardwareLength})"));
        if (protocolLength != ProtocolLength)
            return Bad(default, string.Create(CultureInfo.InvariantCulture, $"corrupt-arp-header (pro={protocol}, pln={protocolLength})"));

        var body = new ArpAddresses(data[FixedLength..]);
        if (packet.Link.HasAddresses && packet.Link.Source != body.SenderHardware)
            return Bad(body, "weird-arp-sha");
        var operation = (ArpOperation)BinaryPrimitives.ReadUInt16BigEndian(data[6..]);
        switch (operation)
        {
            case ArpOperation.Request or ArpOperation.Reply:
                Raise(operation, in packet.Link, body);
                return true;
            case ArpOperation.ReverseRequest or ArpOperation.ReverseReply or ArpOperation.InverseRequest or ArpOperation.InverseReply:
                return true; // no event tells of them
            default:
                return Bad(body, string.Create(CultureInfo.InvariantCulture, $"corrupt-arp-opcode ({(int)operation})"));
        }
    }

    private void Raise(ArpOperation operation, in LinkHeader link, in ArpAddresses body)
    {
        var isRequest = operation == ArpOperation.Request;
        if (!(isRequest ? Context.Events.HasArpRequest : Context.Events.HasArpReply))
            return;
        var source = HardwareAddress.Text(link.Source);
        var destination = HardwareAddress.Text(link.Destination);
        var sender = HardwareAddress.Text(body.SenderHardware);
        var target = HardwareAddress.Text(body.TargetHardware);
        if (isRequest)
            Context.Events.ArpRequest(source, destination, body.SenderProtocol, sender, body.TargetProtocol, target);
        else
            Context.Events.ArpReply(source, destination, body.SenderProtocol, sender, body.TargetProtocol, target);
    }

    private bool Bad(in ArpAddresses body, string explanation)
    {
        if (Context.Events.HasBadArp)
        {
            Context.Events.BadArp(
                body.SenderProtocol, HardwareAddress.Text(body.SenderHardware),
                body.TargetProtocol, HardwareAddress.Text(body.TargetHardware), explanation);
        }

        return false;
    }
}
