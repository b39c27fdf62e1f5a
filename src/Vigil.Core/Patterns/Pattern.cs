namespace Vigil.Core.Patterns;

/// <summary>A compiled regular expression of the script language (language.md 7.4), immutable and shared by threads.</summary>
/// <remarks>Runs as a lazily built deterministic automaton over octets: linear time, states cached under a cap.</remarks>
public sealed partial class Pattern
{
    /// <summary>The full text without slashes, e.g. <c>^?(foo)$?</c>, <c>(?i:^?(a)$?)</c>.</summary>
    public string Text { get; } = "";
}
