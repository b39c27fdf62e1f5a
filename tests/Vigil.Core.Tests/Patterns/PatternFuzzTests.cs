using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Vigil.Core.Patterns;

namespace Vigil.Core.Tests.Patterns;

public class PatternFuzzTests
{
    [Fact]
    public void Random_patterns_agree_with_a_backtracking_matcher()
    {
        var random = new Random(17);
        for (var round = 0; round < 400; round++)
        {
            var text = RandomPattern(random, 3);
            var pattern = Pattern.Compile(Encoding.ASCII.GetBytes(text));
            var exact = new Regex($@"\A(?:{text})\z", RegexOptions.ExplicitCapture);
            var anywhere = new Regex(text, RegexOptions.ExplicitCapture);
            for (var i = 0; i < 8; i++)
            {
                var input = RandomInput(random, random.Next(1, 12)); // the empty string has a rule of its own
                var octets = Encoding.ASCII.GetBytes(input);
                Assert.True(exact.IsMatch(input) == pattern.MatchesExactly(octets), $"/{text}/ == {input}");
                Assert.True(anywhere.IsMatch(input) == pattern.MatchesAnywhere(octets), $"/{text}/ in {input}");
                AssertFindsFirst(pattern, octets, text);
            }
        }
    }

    [Fact]
    public void Any_octets_compile_or_are_refused()
    {
        var random = new Random(3);
        const string alphabet = "ab()[]{}|*+?.^$\"\\-:,019is\n\xff";
        for (var round = 0; round < 4000; round++)
        {
            var text = new byte[random.Next(24)];
            for (var i = 0; i < text.Length; i++)
                text[i] = (byte)alphabet[random.Next(alphabet.Length)];
            try
            {
                Pattern.Compile(text).MatchesAnywhere("abba"u8);
            }
            catch (PatternError)
            {
                // refused
            }
        }
    }

    [Fact]
    public void Matching_is_linear_and_survives_full_caches()
    {
        var input = new byte[200_000];
        var random = new Random(5);
        for (var i = 0; i < input.Length; i++)
            input[i] = (byte)(random.Next(2) == 0 ? 'a' : 'b');
        var watch = Stopwatch.StartNew();
        Assert.False(Pattern.Compile("[ab]*a[ab]{14}c"u8).MatchesAnywhere(input));
        Assert.False(Pattern.Compile("a.*c$"u8).TryFind(input, 0, out _, out _));
        Assert.True(Pattern.Compile("a.*c|b[ab]*b$"u8).TryFind([.. input, (byte)'b'], 1, out var at, out var length));
        Assert.Equal(input.Length + 1, at + length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Threads_share_a_pattern()
    {
        var pattern = Pattern.Compile("(a|b)*a(a|b){6}c"u8);
        var expected = new bool[64];
        var inputs = new byte[64][];
        var random = new Random(9);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Encoding.ASCII.GetBytes(RandomInput(random, 40) + "c");
            expected[i] = Regex.IsMatch(Encoding.ASCII.GetString(inputs[i]), "a[ab]{6}c");
        }

        Parallel.For(0, 2000, i => Assert.Equal(expected[i % 64], pattern.MatchesAnywhere(inputs[i % 64])));
    }

    private static void AssertFindsFirst(Pattern pattern, byte[] octets, string text)
    {
        var found = pattern.TryFind(octets, 0, out var at, out var length);
        Assert.Equal(pattern.MatchesAnywhere(octets), found);
        if (!found)
            return;
        for (var i = 0; i <= at; i++)
        {
            var longest = -1;
            for (var end = i; end <= octets.Length; end++)
            {
                if (pattern.MatchesExactly(octets.AsSpan(i, end - i)))
                    longest = end - i;
            }

            Assert.True((i == at ? length : -1) == longest, $"/{text}/ at {i}");
        }
    }

    private static string RandomInput(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
            text.Append("abc"[random.Next(3)]);
        return text.ToString();
    }

    // The common subset of both languages, without anchors: those of .NET are positions and not symbols.
    private static string RandomPattern(Random random, int depth) => random.Next(depth > 0 ? 8 : 2) switch
    {
        0 => "abc"[random.Next(3)].ToString(),
        1 => new[] { "[ab]", "[^a]", "." }[random.Next(3)],
        2 or 3 => RandomPattern(random, depth - 1) + RandomPattern(random, depth - 1),
        4 => $"({RandomPattern(random, depth - 1)}|{RandomPattern(random, depth - 1)})",
        5 => $"({RandomPattern(random, depth - 1)})*",
        6 => $"({RandomPattern(random, depth - 1)})?",
        _ => $"({RandomPattern(random, depth - 1)}){{{random.Next(2)},{1 + random.Next(3)}}}",
    };
}
