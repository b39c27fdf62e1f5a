namespace Vigil.Analysis.Connections;

/// <summary>Counts something that may happen very often and speaks up at 1, 10, 100, ... only.</summary>
internal struct ScaledCounter
{
    private uint _threshold;

    /// <summary>How often it happened.</summary>
    public uint Count { get; private set; }

    /// <summary>Counts one more.</summary>
    /// <param name="reached">The power of ten that was reached.</param>
    /// <returns>Whether one was.</returns>
    public bool Increment(out uint reached)
    {
        if (_threshold == 0)
            _threshold = 1;
        reached = _threshold;
        if (Count == uint.MaxValue || ++Count != _threshold)
            return false;
        _threshold = _threshold <= uint.MaxValue / 10 ? _threshold * 10 : uint.MaxValue;
        return true;
    }
}
