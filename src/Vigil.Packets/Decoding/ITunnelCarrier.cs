using Vigil.Core.Events;

namespace Vigil.Packets.Decoding;

/// <summary>The connection on the outside of a tunnel over UDP, as decoders know it.</summary>
public interface ITunnelCarrier : IValueSource
{
    /// <summary>What is known of its tunnel; forgotten with the connection.</summary>
    TunnelProgress Progress { get; set; }

    /// <summary>It carries a tunnel.</summary>
    /// <param name="analyzer">Name of the decoder.</param>
    void ConfirmTunnel(string analyzer);

    /// <summary>It does not, though its port says so.</summary>
    /// <param name="analyzer">Name of the decoder.</param>
    /// <param name="reason">What is wrong.</param>
    void TunnelViolation(string analyzer, string reason);
}
