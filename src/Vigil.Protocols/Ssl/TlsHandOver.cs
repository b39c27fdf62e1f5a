using Vigil.Analysis.Detection;
using Vigil.Analysis.Tree;

namespace Vigil.Protocols.Ssl;

/// <summary>What every protocol with a command like STARTTLS does when the command is granted.</summary>
internal static class TlsHandOver
{
    /// <summary>
    /// Gives an analyzer a child for TLS. The analyzer has to feed it: from then on it passes on both directions unchanged.
    /// </summary>
    /// <returns>The child; <see langword="null"/> if TLS is not analysed.</returns>
    public static Analyzer? Begin(Analyzer parent) =>
        parent.Engine.Find<IAnalyzerFactory>()?.Create("SSL", parent.Connection) is { } tls ? parent.AddChild(tls) : null;
}
