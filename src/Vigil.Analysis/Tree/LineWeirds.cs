namespace Vigil.Analysis.Tree;

/// <summary>Which oddities of line ends a connection has shown; both directions share one, so that each is noted once.</summary>
public sealed class LineWeirds
{
    internal bool SingleCr { get; set; }

    internal bool SingleLf { get; set; }

    internal bool Nul { get; set; }
}
