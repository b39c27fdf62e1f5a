using Vigil.Analysis.Detection;
using Vigil.Analysis.Files;
using Vigil.Analysis.Weird;
using Vigil.Core;

namespace Vigil.Analysis;

/// <summary>What analyzers of one engine share, at hand without a lookup.</summary>
public sealed class AnalysisServices(EngineContext engine, IDetection detection, IConnectionWeirds weirds, FileManager files)
{
    private ulong _analyzers;

    /// <summary>The engine.</summary>
    public EngineContext Engine { get; } = engine;

    /// <summary>Confirmations and violations.</summary>
    public IDetection Detection { get; } = detection;

    /// <summary>Weirds of connections.</summary>
    public IConnectionWeirds Weirds { get; } = weirds;

    /// <summary>File analysis.</summary>
    public FileManager Files { get; } = files;

    /// <summary>A number for a new analyzer.</summary>
    public ulong NextAnalyzerId() => ++_analyzers;
}
