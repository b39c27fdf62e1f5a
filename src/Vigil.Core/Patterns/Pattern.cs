using Vigil.Core.Values;

namespace Vigil.Core.Patterns;

/// <summary>A compiled regular expression of the script language (language.md 7.4), immutable and shared by threads.</summary>
/// <remarks>Runs as a lazily built deterministic automaton over octets: linear time, states cached under a cap.</remarks>
public sealed partial class Pattern
{
    private readonly PatternNode _tree;

    private Pattern(PatternNode tree, ByteString text)
    {
        if (tree.Excess() is { } excess)
            throw new PatternError(text.ToString(), excess);
        _tree = tree;
        TextOctets = text;
        Text = text.ToString();
    }

    /// <summary>The full text without slashes, e.g. <c>^?(foo)$?</c>, <c>(?i:^?(a)$?)</c>.</summary>
    public string Text { get; }

    /// <summary>The full text octet by octet, as the script had it.</summary>
    public ByteString TextOctets { get; }

    /// <summary>Whether text of any length, or nearly, that has nothing to do with it may come before what makes it match.</summary>
    public bool Roams => PatternAnalysis.Roams(_tree);

    /// <summary>The tree, for automata of several patterns.</summary>
    internal PatternNode Tree => _tree;

    /// <summary>Compiles the body of a pattern literal, what stands between its slashes.</summary>
    /// <param name="body">The expression.</param>
    /// <param name="ignoreCase">Flag <c>i</c>.</param>
    /// <param name="dotAll">Flag <c>s</c>: a dot also matches LF.</param>
    /// <exception cref="PatternError">It is not a regular expression.</exception>
    public static Pattern Compile(ReadOnlySpan<byte> body, bool ignoreCase = false, bool dotAll = false)
    {
        var tree = PatternNode.Anchorable(PatternParser.Parse(body, ignoreCase, dotAll));
        var text = Join("^?("u8, body, ")$?"u8);
        if (ignoreCase)
            text = Join("(?i:"u8, text.Span, ")"u8);
        if (dotAll)
            text = Join("(?s:"u8, text.Span, ")"u8);
        return new(tree, text);
    }

    /// <summary>Compiles a full text as <see cref="Text"/> yields it, for patterns that come from other processes.</summary>
    /// <exception cref="PatternError">It is not a regular expression.</exception>
    public static Pattern FromText(ReadOnlySpan<byte> text) => new(PatternParser.Parse(text), ByteString.Copy(text));

    /// <summary>A pattern from a string at run time: the body of an expression, or (escaped) that very string.</summary>
    /// <exception cref="PatternError">It is not a regular expression.</exception>
    public static Pattern FromString(ReadOnlySpan<byte> text, bool escape) =>
        escape ? Compile(Escape(text).Span) : Compile(text);

    /// <summary>Puts a backslash before each octet that means something in a regular expression.</summary>
    public static ByteString Escape(ReadOnlySpan<byte> text)
    {
        var escaped = new List<byte>(text.Length + 8);
        foreach (var octet in text)
        {
            if (@"^$-:""\/|*+?.(){}[]".Contains((char)octet))
                escaped.Add((byte)'\\');
            escaped.Add(octet);
        }

        return ByteString.Adopt([.. escaped]);
    }

    /// <summary>Operator <c>&amp;</c>: <paramref name="first"/>, then <paramref name="second"/>.</summary>
    public static Pattern And(Pattern first, Pattern second) => new(
        PatternNode.Anchorable(PatternNode.Chain(first._tree, second._tree)),
        Join("^?(("u8, first.TextOctets.Span, ")("u8, second.TextOctets.Span, "))$?"u8));

    /// <summary>Operator <c>|</c>: either of them.</summary>
    public static Pattern Or(Pattern first, Pattern second) => new(
        PatternNode.Either(first._tree, second._tree),
        Join("^?(("u8, first.TextOctets.Span, ")|("u8, second.TextOctets.Span, "))$?"u8));

    /// <summary>Operator <c>+=</c>: what <paramref name="target"/> becomes when <paramref name="addition"/> is added.</summary>
    public static Pattern Add(Pattern target, Pattern addition) => new(
        PatternNode.Either(addition._tree, target._tree),
        Join("(^?("u8, addition.TextOctets.Span, ")$?)|(^?("u8, target.TextOctets.Span, ")$?)"u8));

    /// <summary>The full text.</summary>
    public override string ToString() => Text;

    private static ByteString Join(
        ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d = default, ReadOnlySpan<byte> e = default)
    {
        var joined = new byte[a.Length + b.Length + c.Length + d.Length + e.Length];
        var rest = joined.AsSpan();
        Append(a, ref rest);
        Append(b, ref rest);
        Append(c, ref rest);
        Append(d, ref rest);
        Append(e, ref rest);
        return ByteString.Adopt(joined);
    }

    private static void Append(ReadOnlySpan<byte> part, ref Span<byte> rest)
    {
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }
}
