using System.Text;
using Vigil.Core.Patterns;

namespace Vigil.Core.Tests.Patterns;

public class PatternTests
{
    [Theory]
    [InlineData("foo", "foo", "xfoo fo")]
    [InlineData("[abc]+", "cab", "d")]
    [InlineData("[^abc]+", "x\nz", "a")]
    [InlineData("[[:upper:][:DIGIT:]]+", "A1B2", "a")]
    [InlineData("a{2,3}", "aa aaa", "a aaaa")]
    [InlineData("a{2,}", "aaaaaa", "a")]
    [InlineData("a{0}b", "b", "ab")]
    [InlineData("(a?){8}a{8}", "aaaaaaaa", "aaaaaaa")]
    [InlineData("(|a)b", "b ab", "a")]
    [InlineData("a**", "aaa", "b")]
    [InlineData("\"a.b*\"", "a.b*", "axb")]
    [InlineData(@"\x41\102\d\/", "ABd/", "AB1/")]
    [InlineData("[]a]+", "]a]", "b")]
    [InlineData("[a-]+", "a-a", "b")]
    [InlineData("[^-]", "x", "-")]
    [InlineData("(a|ab)(c|bcd)", "abcd abc ac", "ab")]
    [InlineData("^abc$", "abc", "aabc")]
    [InlineData("a(?i:b)c", "aBc abc", "ABc")]
    [InlineData("(?i:a(?i:b)c)", "ABc", "ABC")]
    [InlineData("(?s:a.)b.", "a\nbx", "a\nb\n")]
    [InlineData("a^b", "", "ab a^b")]
    public void The_whole_string_must_match(string pattern, string matching, string others)
    {
        var compiled = Compile(pattern);
        foreach (var text in matching.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.True(compiled.MatchesExactly(Bytes(text)), $"{pattern} should match {text}");
        foreach (var text in others.Split(' '))
            Assert.False(compiled.MatchesExactly(Bytes(text)), $"{pattern} should not match {text}");
    }

    [Theory]
    [InlineData("hello", "HeLLo", true)]
    [InlineData("[a-c]+", "aBC", true)]
    [InlineData("[^a]", "A", false)]
    [InlineData("[[:lower:]]+", "ABC", true)]
    [InlineData("\"Quoted\"", "qUOTED", false)]
    [InlineData(@"\x61", "A", false)]
    public void Flag_i_covers_letters_and_classes_but_neither_quotations_nor_escapes(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Pattern.Compile(Bytes(pattern), ignoreCase: true).MatchesExactly(Bytes(text)));

    [Theory]
    [InlineData("^abc", "abcdef", true)]
    [InlineData("^abc", "xabc", false)]
    [InlineData("abc$", "xabc", true)]
    [InlineData("abc$", "abcx", false)]
    [InlineData("^b", "a\nb", false)]
    [InlineData("", "anything", true)]
    [InlineData(".*m.*n", "gamma ray n", true)]
    [InlineData("[0-9]+[a-z]*x", "__12ab__", false)]
    [InlineData("x|$", "ab", true)]
    public void Search_looks_everywhere_and_anchors_hold_at_the_ends_only(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Compile(pattern).MatchesAnywhere(Bytes(text)));

    [Fact]
    public void Texts_are_those_of_the_reference()
    {
        var a = Compile("ab");
        var b = Compile("cd");
        Assert.Equal("^?(ab)$?", a.Text);
        Assert.Equal("(?s:(?i:^?(abc)$?))", Pattern.Compile("abc"u8, ignoreCase: true, dotAll: true).Text);
        Assert.Equal("^?((^?(ab)$?)|(^?(cd)$?))$?", Pattern.Or(a, b).Text);
        Assert.Equal("^?((^?(ab)$?)(^?(cd)$?))$?", Pattern.And(a, b).Text);
        Assert.Equal("(^?(^?(cd)$?)$?)|(^?(^?(ab)$?)$?)", Pattern.Add(a, b).Text);
        Assert.Equal(@"^?(a\.b\*c)$?", Pattern.FromString("a.b*c"u8, escape: true).Text);
        Assert.Equal(a.Text, Pattern.FromText(a.TextOctets.Span).Text);
    }

    [Fact]
    public void Combined_patterns_match_what_their_parts_do()
    {
        var q = Pattern.And(Pattern.And(Compile("a+"), Compile("b+")), Compile("c"));
        Assert.True(q.MatchesExactly("aabbc"u8));
        Assert.True(q.MatchesAnywhere("zabcz"u8));
        Assert.False(q.MatchesExactly("ac"u8));

        var sum = Compile("first");
        for (var i = 0; i < 1000; i++) // far deeper than nesting is allowed to be
            sum = Pattern.Add(sum, Compile($"w{i}"));
        Assert.True(sum.MatchesExactly("first"u8));
        Assert.True(sum.MatchesExactly("w999"u8));
        Assert.True(sum.MatchesAnywhere("xw500"u8));
        Assert.False(sum.MatchesExactly("w1000"u8));
    }

    [Fact]
    public void The_first_position_wins_and_the_longest_match_there()
    {
        var pattern = Compile("ab?|b+c");
        Assert.True(pattern.TryFind("xxbbcab"u8, 0, out var at, out var length));
        Assert.Equal((2, 3), (at, length));
        Assert.True(pattern.TryFind("xxbbcab"u8, 5, out at, out length));
        Assert.Equal((5, 2), (at, length));
        Assert.False(pattern.TryFind("xxb"u8, 0, out _, out _));
        Assert.Equal(3, Compile("x$|x..").LongestMatchAt("axyz"u8, 1, atBeginning: false));
        Assert.Equal(-1, Compile("^x").LongestMatchAt("ax"u8, 1, atBeginning: false));
    }

    [Theory]
    [InlineData("a{3,2}", "bad iteration values")]
    [InlineData("{name}", "undefined definition")]
    [InlineData("a\"b", "missing quote")]
    [InlineData("(a", "missing )")]
    [InlineData("a)", "unbalanced )")]
    [InlineData("*a", "nothing to repeat")]
    [InlineData("[ab", "missing ]")]
    [InlineData("((((a{1000}){1000}){1000}){1000})", "pattern is too large")]
    public void Mistakes_are_named(string pattern, string detail)
    {
        var error = Assert.Throws<PatternError>(() => Compile(pattern));
        Assert.Equal(detail, error.Detail);
        Assert.Equal($"error compiling pattern /{pattern}/", error.Message);
    }

    [Fact]
    public void A_range_that_mixes_cases_is_refused_only_when_case_is_ignored()
    {
        Assert.True(Compile("[A-z]").MatchesExactly("_"u8));
        Assert.Throws<PatternError>(() => Pattern.Compile("[A-z]"u8, ignoreCase: true));
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_not_a_stack_overflow()
    {
        var nested = Enumerable.Repeat("(a", 100_000).Aggregate(new StringBuilder(), (b, s) => b.Append(s)) + new string(')', 100_000);
        Assert.Throws<PatternError>(() => Compile(nested));
        Assert.True(Compile(new string('(', 100_000) + "a" + new string(')', 100_000)).MatchesExactly("a"u8));
    }

    private static Pattern Compile(string text) => Pattern.Compile(Bytes(text));

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
