using Vigil.Core.Net;
using Vigil.Core.Patterns;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Comparison of values that are not numbers; pattern operators.</summary>
public static class Comparisons
{
    /// <summary><c>==</c>.</summary>
    public static bool Same(ByteString left, ByteString right) => left.Equals(right);

    /// <summary><c>==</c>.</summary>
    public static bool Same(Port left, Port right) => left.Raw == right.Raw;

    /// <summary><c>==</c>.</summary>
    public static bool Same(Addr left, Addr right) => left == right;

    /// <summary><c>==</c>.</summary>
    public static bool Same(Subnet left, Subnet right) => left == right;

    /// <summary><c>==</c>: by text.</summary>
    public static bool Same(PatternVal left, PatternVal right) => left.Text == right.Text;

    /// <summary><c>==</c>: the same object.</summary>
    public static bool Same(FuncVal left, FuncVal right) => ReferenceEquals(left, right);

    /// <summary><c>==</c> of sets.</summary>
    public static bool Same(TableVal left, TableVal right) => left.SetEquals(right);

    /// <summary><c>&lt;</c>.</summary>
    public static bool Less(ByteString left, ByteString right) => left.CompareTo(right) < 0;

    /// <summary><c>&lt;</c>.</summary>
    public static bool Less(Port left, Port right) => left < right;

    /// <summary><c>&lt;</c>.</summary>
    public static bool Less(Addr left, Addr right) => left.CompareTo(right) < 0;

    /// <summary><c>&lt;</c> of sets: proper subset.</summary>
    public static bool Less(TableVal left, TableVal right) => Containers.IsProperSubset(left, right);

    /// <summary><c>&lt;=</c>.</summary>
    public static bool LessOrEqual(ByteString left, ByteString right) => left.CompareTo(right) <= 0;

    /// <summary><c>&lt;=</c>.</summary>
    public static bool LessOrEqual(Port left, Port right) => left <= right;

    /// <summary><c>&lt;=</c>.</summary>
    public static bool LessOrEqual(Addr left, Addr right) => left.CompareTo(right) <= 0;

    /// <summary><c>&lt;=</c> of sets: subset.</summary>
    public static bool LessOrEqual(TableVal left, TableVal right) => left.IsSubsetOf(right);

    /// <summary><c>p == s</c>: the whole string matches.</summary>
    public static bool MatchesExactly(PatternVal pattern, ByteString text) => pattern.Pattern.MatchesExactly(text.Span);

    /// <summary><c>p in s</c>: it matches somewhere.</summary>
    public static bool MatchesAnywhere(PatternVal pattern, ByteString text) => pattern.Pattern.MatchesAnywhere(text.Span);

    /// <summary><c>p &amp; q</c>: one after the other.</summary>
    public static PatternVal Follow(PatternVal left, PatternVal right) => new(Pattern.And(left.Pattern, right.Pattern));

    /// <summary><c>p | q</c>: either.</summary>
    public static PatternVal Alternate(PatternVal left, PatternVal right) => new(Pattern.Or(left.Pattern, right.Pattern));

    /// <summary><c>p += q</c>: changes the object that p refers to.</summary>
    public static void AddAlternative(PatternVal target, PatternVal addition) =>
        target.Pattern = Pattern.Add(target.Pattern, addition.Pattern);
}
