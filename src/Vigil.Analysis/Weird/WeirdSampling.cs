namespace Vigil.Analysis.Weird;

/// <summary>How weirds are thinned out (options <c>Weird::sampling_*</c>).</summary>
public sealed class WeirdSampling
{
    /// <summary>How many of a name are reported unthinned.</summary>
    public ulong Threshold { get; set; } = 25;

    /// <summary>Beyond that, one in so many is; 0: none.</summary>
    public ulong Rate { get; set; } = 1000;

    /// <summary>After how many seconds counting starts over.</summary>
    public double Duration { get; set; } = 600;

    /// <summary>Names that are never thinned out.</summary>
    public HashSet<string> Unlimited { get; } = [];

    /// <summary>Names counted for all connections together.</summary>
    public HashSet<string> Global { get; } = [];
}
