namespace Vigil.Core.Patterns;

/// <content>Matching. Nothing here allocates once the automaton knows the states that the input needs.</content>
public sealed partial class Pattern
{
    private AnchoredMatcher? _anchored;
    private SearchMatcher? _search;

    private AnchoredMatcher Anchored => _anchored ?? Interlocked.CompareExchange(ref _anchored, new(_tree), null) ?? _anchored;

    /// <summary>Tells whether it matches somewhere.</summary>
    internal SearchMatcher Search => _search ?? Interlocked.CompareExchange(ref _search, new(_tree), null) ?? _search;

    /// <summary>Whether the whole of <paramref name="data"/> matches: <c>pattern == string</c>.</summary>
    public bool MatchesExactly(ReadOnlySpan<byte> data) => Anchored.MatchesWhole(data);

    /// <summary>Whether some part of <paramref name="data"/> matches: <c>pattern in string</c>.</summary>
    public bool MatchesAnywhere(ReadOnlySpan<byte> data) => Search.IsIn(data);

    /// <summary>The longest match that begins at <paramref name="start"/>.</summary>
    /// <param name="data">All of the input; its end is where <c>$</c> matches.</param>
    /// <param name="start">Where to begin, at most the length of <paramref name="data"/>.</param>
    /// <param name="atBeginning">Whether <c>^</c> matches there.</param>
    /// <returns>Its length in octets, or -1 if there is none.</returns>
    public int LongestMatchAt(ReadOnlySpan<byte> data, int start, bool atBeginning) =>
        Anchored.LongestAt(data, start, atBeginning, out _);

    /// <summary>The first position from <paramref name="start"/> on where something matches, and the longest match there.</summary>
    /// <param name="data">All of the input; <c>^</c> matches at its offset 0 only.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="at">Position of the match.</param>
    /// <param name="length">Length of the match, possibly 0.</param>
    public bool TryFind(ReadOnlySpan<byte> data, int start, out int at, out int length) =>
        Anchored.TryFind(this, data, start, out at, out length);
}
