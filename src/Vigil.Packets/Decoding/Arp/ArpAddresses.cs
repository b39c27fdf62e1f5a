using Vigil.Core.Net;

namespace Vigil.Packets.Decoding.Arp;

/// <summary>The four addresses of an ARP packet for IPv4 over 48-bit hardware addresses.</summary>
internal readonly struct ArpAddresses(ReadOnlySpan<byte> body)
{
    public ulong SenderHardware { get; } = HardwareAddress.Read(body);

    public Addr SenderProtocol { get; } = Addr.FromBytes(body.Slice(6, 4));

    public ulong TargetHardware { get; } = HardwareAddress.Read(body[10..]);

    public Addr TargetProtocol { get; } = Addr.FromBytes(body.Slice(16, 4));
}
