namespace Vigil.Analysis.Weird;

/// <summary>Lets the first weirds of a name through and then one in many, so that odd traffic cannot flood the log.</summary>
internal sealed class WeirdSampler
{
    // Names come from the code, and a few from scripts; a table that grows beyond this is fed by traffic.
    private const int Cap = 10_000;

    private readonly Dictionary<string, ulong> _counts = [];

    /// <summary>Counts one more weird of a name.</summary>
    /// <returns>Whether it shall be reported.</returns>
    public bool Allows(string name, WeirdSampling sampling)
    {
        if (sampling.Unlimited.Contains(name))
            return true;
        if (_counts.Count > Cap)
            _counts.Clear();
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out _);
        count++;
        if (count <= sampling.Threshold)
            return true;
        return sampling.Rate != 0 && (count - sampling.Threshold) % sampling.Rate == 0;
    }

    /// <summary>Starts over.</summary>
    public void Clear() => _counts.Clear();
}
