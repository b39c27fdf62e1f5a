using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Vigil.Script.Tests.Binding;

/// <summary>Damaged scripts and nesting beyond all measure, through lexer, parser and binder: messages come, nothing else.</summary>
public sealed partial class CompilerFuzzTests
{
    private const int Deep = 60_000; // of the smallest frames, more than a stack holds

    private static readonly string[] Seeds = LoadSeeds();

    [Fact]
    public void Scripts_with_damaged_octets_end_in_messages() => Mutate(seed: 11, rounds: 250, static (text, random) =>
    {
        var octets = Encoding.Latin1.GetBytes(text).ToList();
        for (var change = random.Next(1, 8); change > 0 && octets.Count > 0; change--)
        {
            var at = random.Next(octets.Count);
            switch (random.Next(4))
            {
                case 0:
                    octets.RemoveRange(at, Math.Min(random.Next(1, 30), octets.Count - at));
                    break;
                case 1:
                    octets[at] = (byte)random.Next(256);
                    break;
                case 2:
                    octets.Insert(at, (byte)"{}()[]/\"|@#:;$&!.\\\n=,"[random.Next(21)]);
                    break;
                default:
                    octets.InsertRange(at, octets.GetRange(at, Math.Min(random.Next(60), octets.Count - at)));
                    break;
            }
        }

        return Encoding.Latin1.GetString([.. octets]);
    });

    [Fact]
    public void Scripts_with_exchanged_tokens_end_in_messages() => Mutate(seed: 12, rounds: 250, static (text, random) =>
    {
        var tokens = Token().Matches(text).Select(static m => m.Value).ToList();
        for (var change = random.Next(1, 6); change > 0 && tokens.Count > 1; change--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens[at] = tokens[random.Next(tokens.Count)];
                    break;
                case 2:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
                default:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    });

    [Theory]
    [InlineData("global x = ", "(", "1", ")", ";")]
    [InlineData("global x = ", "-", "1", "", ";")]
    [InlineData("global x = ", "!", "T", "", ";")]
    [InlineData("global x = \"\"", " + \"a\"", "", "", ";")]
    [InlineData("global x = 1", " + 1", "", "", ";")]
    [InlineData("global x = ", "vector(", "1", ")", ";")]
    [InlineData("global x = ", "[", "1", "]", ";")]
    [InlineData("global x = ", "|", "1", "|", ";")]
    [InlineData("global x = ", "T ? 1 : ", "2", "", ";")]
    [InlineData("global x = 1", "$a", "", "", ";")]
    [InlineData("global x = f", "(1)", "", "", ";")]
    [InlineData("global x = f", "[1]", "", "", ";")]
    [InlineData("global x = ", "f(", "1", ")", ";")]
    [InlineData("global x = 1", " as count", "", "", ";")]
    [InlineData("global x = ", "copy(", "1", ")", ";")]
    [InlineData("global x = ", "function() { return ", "1", "; }", ";")]
    [InlineData("global x: ", "vector of ", "count", "", ";")]
    [InlineData("global x: ", "table[count] of ", "count", "", ";")]
    [InlineData("global x: ", "set[", "count", "]", ";")]
    [InlineData("global x: ", "record { a: ", "count", "; }", ";")]
    [InlineData("global x: ", "function(a: ", "count", ")", ";")]
    [InlineData("event zeek_init() { ", "{ ", "print 1; ", "} ", "}")]
    [InlineData("event zeek_init() { ", "if ( T ) ", "print 1; ", "", "}")]
    [InlineData("event zeek_init() { ", "if ( T ) print 1; else ", "print 1; ", "", "}")]
    [InlineData("event zeek_init() { ", "while ( T ) ", "print 1; ", "", "}")]
    [InlineData("event zeek_init() { ", "for ( i in s ) ", "print 1; ", "", "}")]
    [InlineData("event zeek_init() { ", "switch 1 { case 1: ", "print 1; break; ", "break; } ", "}")]
    [InlineData("event zeek_init() { ", "when ( T ) ", "print 1; ", "", "}")]
    [InlineData("global x = ", "x = ", "1", "", ";")]
    [InlineData("", "@if ( T )\n", "global x = 1;\n", "@endif\n", "")]
    [InlineData("", "@if ( F )\n", "global x = 1;\n", "@endif\n", "")]
    [InlineData("global x = /", "(", "a", ")", "/;")]
    [InlineData("export { ", "export { ", "", "}", "}")]
    public void Nesting_without_measure_ends_in_messages(string before, string open, string middle, string close, string after)
    {
        var text = new StringBuilder(before).Insert(before.Length, open, Deep).Append(middle).Insert(before.Length + (open.Length * Deep) + middle.Length, close, Deep).Append(after);
        var clock = Stopwatch.StartNew();
        Check(text.ToString(), recovers: open.Length % 2 == 0); // either way must hold; one of them a case is enough
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void Rows_of_operators_inside_of_nesting_do_not_add_up()
    {
        // Each level alone is within its limit; the tree of all of them would be as deep as their product.
        var row = string.Concat(Enumerable.Repeat(" + 1", 1500));
        var text = $"global x = {new string('(', 400)}1{string.Concat(Enumerable.Repeat(row + ")", 400))};";
        var run = Check(text, recovers: false);
        Assert.Contains("error in t.zeek, line 1: nesting is too deep", run);
    }

    [Fact]
    public void What_is_within_the_limits_is_compiled()
    {
        var run = ScriptRun.Of($$"""
            event zeek_init()
                {
                local s = ""{{string.Concat(Enumerable.Repeat(" + \"a\"", 1000))}};
                print |s|, {{new string('(', 200)}}7{{new string(')', 200)}};
                }
            """);
        Assert.Equal("1000, 7\n", run.Output);
    }

    private static void Mutate(int seed, int rounds, Func<string, Random, string> mutate)
    {
        // Hunting for hours: set VIGIL_FUZZ_SECONDS. Ordinary runs are the same each time.
        var hunt = double.TryParse(Environment.GetEnvironmentVariable("VIGIL_FUZZ_SECONDS"), out var seconds);
        var random = hunt ? new Random() : new Random(seed);
        var limit = TimeSpan.FromSeconds(hunt ? seconds : 0.8);
        var clock = Stopwatch.StartNew();
        for (var round = 0; (hunt || round < rounds) && clock.Elapsed < limit; round++)
            Check(mutate(Seeds[random.Next(Seeds.Length)], random), recovers: round % 2 == 0);
    }

    private static IReadOnlyList<string> Check(string text, bool recovers)
    {
        var run = ScriptRun.Check(text, recovers);
        Assert.True(run.Messages.Count <= text.Length + 10);
        return run.Messages;
    }

    // Scripts of this project, without what other files they load: names they lack are messages like any other.
    private static string[] LoadSeeds()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Vigil.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("the tests run outside of the repository");
        return [.. Directory.EnumerateFiles(Path.Combine(root, "scripts"), "*.zeek", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static file => Load().Replace(File.ReadAllText(file), ""))
            .Where(static text => text.Length is > 200 and < 6_000)];
    }

    [GeneratedRegex(@"^@load.*$", RegexOptions.Multiline)]
    private static partial Regex Load();

    [GeneratedRegex(@"\s+|\w+|""[^""\n]*""|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}
