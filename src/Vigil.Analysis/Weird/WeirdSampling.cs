using Vigil.Core;
using Vigil.Core.Values;

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

    /// <summary>Takes over what scripts say before the run begins; later changes come through the functions.</summary>
    public void Read(IGlobalTable globals)
    {
        if (globals.Find("Weird::sampling_threshold") is { IsSet: true } threshold)
            Threshold = threshold.AsCount();
        if (globals.Find("Weird::sampling_rate") is { IsSet: true } rate)
            Rate = rate.AsCount();
        if (globals.Find("Weird::sampling_duration") is { IsSet: true } duration)
            Duration = duration.AsDouble();
        ReadNames(globals.Find("Weird::sampling_whitelist"), Unlimited);
        ReadNames(globals.Find("Weird::sampling_global_list"), Global);
    }

    private static void ReadNames(Value value, HashSet<string> names)
    {
        if (value is not { IsSet: true, Object: TableVal set })
            return;
        for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            names.Add(set.KeyAt(cursor)[0].AsString().ToString());
    }
}
