namespace Vigil.Packets.Decoding;

/// <summary>How the connection stage hands the payload of a UDP flow back to the decoders of tunnels that run over UDP ports.</summary>
public interface ITunnelDispatcher
{
    /// <summary>Name of the tunnel that took the last datagram, e.g. <c>VXLAN</c>: the protocol to confirm for its connection.</summary>
    string LastTunnel { get; }

    /// <summary>Whether a tunnel may run over a UDP port; cheap enough to ask for every datagram.</summary>
    bool HandlesUdpPort(int port);

    /// <summary>Decodes the payload of a UDP datagram as a tunnel; inner packets reach the sink again before it returns.</summary>
    /// <param name="port">The port that may carry tunnels, of the responder or else the originator.</param>
    /// <param name="packet">The outer datagram.</param>
    /// <param name="payload">What follows its UDP header.</param>
    /// <param name="outer">The outer connection: ends, ports and identifier; the decoder fills in the kind of tunnel.</param>
    /// <returns>Whether it was that tunnel.</returns>
    bool DecodeUdpTunnel(int port, ref readonly DecodedPacket packet, ReadOnlySpan<byte> payload, in TunnelEndpoints outer);
}
