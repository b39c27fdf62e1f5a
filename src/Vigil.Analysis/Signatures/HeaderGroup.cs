namespace Vigil.Analysis.Signatures;

/// <summary>Signatures with the same header tests: the tests are made once for all of them.</summary>
internal sealed class HeaderGroup
{
    /// <summary>Number of kinds of content.</summary>
    public const int Kinds = (int)ContentKind.Finger + 1;

    private readonly HeaderTest[] _tests;

    public HeaderGroup(int index, Signature[] signatures, int maxGroupSize)
    {
        Index = index;
        Signatures = signatures;
        _tests = [.. signatures[0].HeaderTests];
        for (var kind = 0; kind < Kinds; kind++)
            Patterns[kind] = PatternGroup.Divide(signatures.SelectMany(static s => s.Contents).Where(c => (int)c.Kind == kind), maxGroupSize);
        foreach (var test in _tests)
        {
            if (test is { Field: HeaderField.Protocol, Comparison: Comparison.Equal, Values: [var only] } && only.First == only.Last)
                Protocol = (int)only.First;
        }
    }

    /// <summary>Its number.</summary>
    public int Index { get; }

    /// <summary>The signatures.</summary>
    public Signature[] Signatures { get; }

    /// <summary>Their patterns by kind of content.</summary>
    public PatternGroup[][] Patterns { get; } = new PatternGroup[Kinds][];

    /// <summary>The only protocol whose packets can pass; -1 if that is not fixed.</summary>
    public int Protocol { get; } = -1;

    /// <summary>Whether the tests hold for a packet.</summary>
    public bool Holds(in SignaturePacket packet)
    {
        foreach (var test in _tests)
        {
            if (!test.Holds(packet))
                return false;
        }

        return true;
    }
}
