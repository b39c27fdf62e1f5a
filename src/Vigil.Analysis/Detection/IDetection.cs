using Vigil.Analysis.Connections;
using Vigil.Analysis.Tree;

namespace Vigil.Analysis.Detection;

/// <summary>What analyzers tell about whether the traffic is their protocol.</summary>
public interface IDetection
{
    /// <summary>It is (event <c>analyzer_confirmation_info</c>).</summary>
    void Confirmed(Analyzer analyzer);

    /// <summary>A connection carries a tunnel that a decoder follows.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="decoder">Name of the decoder.</param>
    void TunnelConfirmed(Connection connection, string decoder)
    {
    }

    /// <summary>A connection does not carry the tunnel that its port promised.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="decoder">Name of the decoder.</param>
    /// <param name="reason">What is wrong.</param>
    void TunnelViolated(Connection connection, string decoder, string reason)
    {
    }

    /// <summary>It is not, or it is broken (event <c>analyzer_violation_info</c>).</summary>
    void Violated(Analyzer analyzer, string reason, ReadOnlySpan<byte> data);
}
