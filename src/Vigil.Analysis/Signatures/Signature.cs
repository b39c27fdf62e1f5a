namespace Vigil.Analysis.Signatures;

/// <summary>One signature as its file says it.</summary>
internal sealed class Signature(string name, string file, int line)
{
    /// <summary>Its identifier.</summary>
    public string Name { get; } = name;

    /// <summary>The file it stands in.</summary>
    public string File { get; } = file;

    /// <summary>The line it begins at.</summary>
    public int Line { get; } = line;

    /// <summary>Its number, in the order of definition.</summary>
    public int Index { get; set; }

    /// <summary><c>active</c>.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Tests of header fields.</summary>
    public List<HeaderTest> HeaderTests { get; } = [];

    /// <summary>Patterns; all must match.</summary>
    public List<ContentCondition> Contents { get; } = [];

    /// <summary>Other signatures it refers to.</summary>
    public List<SignatureDependency> Dependencies { get; } = [];

    /// <summary>Signatures that refer to this one without negation.</summary>
    public List<Signature> Dependents { get; } = [];

    /// <summary>Functions or bool variables that must yield T, asked last.</summary>
    public List<string> Evaluations { get; } = [];

    /// <summary>Condition on the size of the first payload.</summary>
    public (Comparison Comparison, long Size)? PayloadSize { get; set; }

    /// <summary>Condition on the state of the connection.</summary>
    public StateTest State { get; set; }

    /// <summary>Whether both ends must have the same address.</summary>
    public bool IsSameAddress { get; set; }

    /// <summary>Whether it has a condition that never holds (<c>ip-options</c>).</summary>
    public bool NeverHolds { get; set; }

    /// <summary>What it does.</summary>
    public List<SignatureAction> Actions { get; } = [];

    /// <summary>The file types it suggests.</summary>
    public List<MimeMatch> Mimes { get; } = [];

    /// <summary>Whether it can be decided only at the end of the connection.</summary>
    public bool IsDeferred => Dependencies.Exists(static d => d.IsNegated);

    /// <summary>The same for signatures whose header tests always agree.</summary>
    public string HeaderKey => string.Join(';', HeaderTests.Select(static t => t.Key).Order(StringComparer.Ordinal));
}
