using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Signatures;

/// <summary>The connection that signatures are matched against, as far as they need to know it.</summary>
public interface ISignatureSubject
{
    /// <summary>Address of the originator.</summary>
    Addr Originator { get; }

    /// <summary>Address of the responder.</summary>
    Addr Responder { get; }

    /// <summary>Its transport.</summary>
    TransportProtocol Transport { get; }

    /// <summary>Whether both ends have completed a TCP handshake; true for partial connections.</summary>
    bool IsEstablished { get; }

    /// <summary>Attaches an analyzer, below <paramref name="parent"/> if that is not <see langword="null"/>.</summary>
    void EnableAnalyzer(string analyzer, string? parent);

    /// <summary>Removes an analyzer.</summary>
    void DisableAnalyzer(string analyzer);

    /// <summary>The script's <c>connection</c> record.</summary>
    Value ToValue();
}
