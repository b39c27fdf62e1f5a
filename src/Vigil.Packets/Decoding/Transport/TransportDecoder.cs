namespace Vigil.Packets.Decoding.Transport;

/// <summary>Sees that the fixed header of a transport is there, and hands the packet to the connection stage.</summary>
/// <param name="name">Name of the transport.</param>
/// <param name="minimum">Octets of its fixed header.</param>
/// <param name="context">What decoders share.</param>
internal abstract class TransportDecoder(string name, int minimum, DecodingContext context) : PacketDecoder(name, context)
{
    public override bool Decode(ReadOnlySpan<byte> data, ref DecodedPacket packet)
    {
        if (packet.PayloadWireLength < minimum && packet.PayloadWireLength > 0) // nothing at all counts as cut, as in the reference
            return Weird(in packet, "truncated_header");
        if (data.Length < minimum)
            return Weird(in packet, "internally_truncated_header");
        Context.Sink.OnTransport(in packet);
        return true;
    }
}
