namespace Vigil.Packets.Decoding;

/// <summary>What decoding hands on; the connection stage implements it.</summary>
public interface IPacketSink
{
    /// <summary>
    /// A packet or reassembled packet of any IP protocol that no decoder took (TCP, UDP, ICMP, ICMPv6, unknown transports),
    /// IP checksum verified, fixed transport header captured, transport checksum not yet verified
    /// (<see cref="Checksum.Transport"/>).
    /// </summary>
    void OnTransport(ref readonly DecodedPacket packet);
}
