using Vigil.Core;
using Vigil.Core.Patterns;
using Vigil.Core.Text;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Strings;

namespace Vigil.Runtime.Tests.Builtins;

public class StringFunctionTests
{
    private readonly EngineContext _context = new BuiltinHost().Context;

    [Theory]
    [InlineData(",a,,b,", ",", "[, a, , b, ]")]
    [InlineData("", ",", "[]")]
    [InlineData("a1b22c", "[0-9]+", "[a, b, c]")]
    [InlineData(",,,", ",+", "[, ]")]
    public void Splitting_keeps_empty_parts(string text, string pattern, string expected) =>
        Assert.Equal(expected, Show(StringPatterns.Split(_context, B(text), P(pattern))));

    [Fact]
    public void Splitting_may_keep_separators_and_stop_early()
    {
        Assert.Equal("[, 1, a, 2, ]", Show(StringPatterns.SplitAll(_context, B("1a2"), P("[0-9]"))));
        Assert.Equal("[a, ,, b, ,, c,d]", Show(StringPatterns.SplitLimited(_context, B("a,b,c,d"), P(","), true, 2)));
        Assert.Equal("[ab, cde, fgh]", Show(StringParts.SplitAt(_context, B("abcdefgh"), Indices(2, 5))));
    }

    [Theory]
    [InlineData("aa b aaa", "a+", "x", "x b x")]
    [InlineData("xax", "^x", "!", "!ax")]
    [InlineData("xax", "x$", "!", "xa!")]
    [InlineData("abc", "x*", "!", "abc")]
    public void Replacing_takes_the_longest_match_and_never_an_empty_one(string text, string pattern, string with, string expected) =>
        Assert.Equal(expected, StringPatterns.ReplaceAll(_context, B(text), P(pattern), B(with)).ToString());

    [Fact]
    public void Finding_reports_matches_and_positions()
    {
        Assert.Equal("[12, 345, 12]", Show(StringPatterns.FindAllOrdered(_context, B("ab12cd345ef12"), P("[0-9]+"), -1)));
        Assert.Equal("[]", Show(StringPatterns.FindAllOrdered(_context, B("ab12cd345ef12"), P("[0-9]+"), 5)));
        Assert.Equal("2", StringPatterns.FindLast(_context, B("ab12cd345ef12"), P("[0-9]+"), 0).ToString());
        Assert.Equal(11, StringSearch.Find(_context, B("ab12cd345ef12"), B("12"), 3, -1, true));
        Assert.Equal(0, StringSearch.Find(_context, B("Hello"), B("hELLO"), 0, -1, false));
        Assert.Equal(2, StringSearch.FindLast(_context, B("ab12cd345ef12"), B("12"), 0, 5, true));
    }

    [Fact]
    public void Escapes_differ_in_what_gets_a_backslash()
    {
        var text = B("a\0\t\\f\"g'");
        Assert.Equal("a\\x00\\x09\\f\"g'", StringEscapes.Clean(_context, text).ToString());
        Assert.Equal("a\\x00\\x09\\\\f\\\"g\\'", StringEscapes.ToLiteral(_context, text).ToString());
        Assert.Equal("a\\x00\\x09\\\\f\"g'", StringEscapes.EscapeString(_context, text).ToString());
        Assert.Equal("a b/c%zz%4", StringEscapes.UnescapeUri(_context, B("a%20b%2Fc%zz%4")).ToString());
        Assert.Equal("0010  47 48 49 4a 00                                    GHIJ.\n",
            StringEscapes.Dump(_context, B("0123456789abcdefGHIJ\0")).ToString()[74..].Replace("ef\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Padding_and_editing_work_on_octets()
    {
        Assert.Equal("000-42", StringPadding.FillZeros(_context, B("-42"), 6).ToString());
        Assert.Equal("abcabcabc\0", StringPadding.Fill(_context, 10, B("abc")).ToString());
        Assert.Equal("llo t", StringPadding.Edit(_context, B("hello there"), B("e")).ToString());
        Assert.Equal(3UL, StringParts.EditDistance(_context, B("kitten"), B("sitting")));
        Assert.Equal("Hello WORLD  Again", StringCase.ToTitle(_context, B("hello wORLD  again")).ToString());
    }

    private static ByteString B(string text) => ByteString.From(text);

    private static PatternVal P(string body) => new(Pattern.Compile(ByteString.From(body).Span));

    private static string Show(VectorVal vector) => ValueText.ToString(Value.Of(vector));

    private static VectorVal Indices(params int[] positions)
    {
        var vector = new VectorVal(new(Core.Types.BaseType.Count));
        foreach (var position in positions)
            vector.Add(Value.Count(position));
        return vector;
    }
}
