using System.Text;
using Vigil.Core.Patterns;

namespace Vigil.Core.Tests.Patterns;

public class PatternSetTests
{
    [Fact]
    public void Each_pattern_is_reported_once_where_it_first_matches()
    {
        var set = Set("GET ", ".*HTTP", "[a-zA-Z]+", "POST");
        Assert.Equal([(2, 1), (0, 4), (1, 9)], Matches(set, "GET /HTTP HTTP"u8.ToArray(), [14]));
    }

    [Fact]
    public void A_stream_may_be_cut_anywhere()
    {
        var set = Set("^ab?c", ".*foo.*bar", "x", ".*r$");
        var data = "abc..foo..foobar"u8.ToArray();
        var expected = Matches(set, data, [data.Length]);
        Assert.Equal([(0, 3), (1, 16), (3, 16)], expected);
        for (var cut = 0; cut <= data.Length; cut++)
            Assert.Equal(expected, Matches(set, data, [cut, data.Length - cut]));
        Assert.Equal(expected, Matches(set, data, Enumerable.Repeat(1, data.Length).ToArray()));
    }

    [Fact]
    public void A_stream_that_can_match_no_more_is_dead()
    {
        var set = Set("abc", "abd");
        var stream = default(PatternStream);
        var sink = new Sink([]);
        set.Feed(ref stream, "ab"u8, ref sink);
        Assert.False(stream.IsDead);
        set.Feed(ref stream, "x"u8, ref sink);
        Assert.True(stream.IsDead);
    }

    [Fact]
    public void A_set_of_no_patterns_is_dead_at_once()
    {
        var stream = default(PatternStream);
        var sink = new Sink([]);
        new PatternSet([]).Feed(ref stream, "a"u8, ref sink);
        Assert.True(stream.IsDead);
    }

    [Fact]
    public void Streams_survive_a_cache_that_overflows()
    {
        var patterns = Enumerable.Range(0, 40).Select(i => $".*{(char)('a' + (i % 26))}[a-z]{{{3 + i}}}Z").ToArray();
        var set = Set(patterns);
        var random = new Random(1);
        var data = new byte[40_000];
        for (var i = 0; i < data.Length; i++)
            data[i] = (byte)('a' + random.Next(26));
        var sink = new Sink([]);
        var early = default(PatternStream);
        set.Feed(ref early, "abcdefghij"u8, ref sink);
        var busy = default(PatternStream);
        set.Feed(ref busy, data, ref sink);
        Assert.True(set.Flushes > 0);
        Assert.Empty(sink.Found);
        set.Feed(ref early, "Z"u8, ref sink);
        Assert.Equal([(3, 1)], sink.Found);
    }

    [Fact]
    public void An_index_yields_all_patterns_that_match_a_whole_string()
    {
        var index = new PatternIndex([.. new[] { "fo+", ".*bar", "f.*r" }.Select(Compile)]);
        var found = new List<int>();
        index.MatchesOf("foobar"u8, found);
        Assert.Equal([1, 2], found);
        Assert.True(index.MatchesAny("foo"u8));
        Assert.False(index.MatchesAny("a foo b"u8));
    }

    [Theory]
    [InlineData("^.*abc", true)]
    [InlineData("^([^\n]*\n)*user ", true)]
    [InlineData("^..[^x]+end", true)]
    [InlineData("^.{0,200}end", true)]
    [InlineData("^(abc|.*def)", true)]
    [InlineData("^GET [^\n]*HTTP", false)] // behind a word: foreign text does not get there
    [InlineData("^[A-Z]+ ", false)]
    [InlineData("^....abc", false)]
    [InlineData("^abc", false)]
    public void A_pattern_roams_if_foreign_text_does_not_make_it_fail(string pattern, bool roams) =>
        Assert.Equal(roams, Compile(pattern).Roams);

    private static PatternSet Set(params string[] patterns) => new([.. patterns.Select(Compile)]);

    private static Pattern Compile(string text) => Pattern.Compile(Encoding.Latin1.GetBytes(text), dotAll: true);

    private static List<(int Pattern, int End)> Matches(PatternSet set, byte[] data, int[] pieces)
    {
        var stream = default(PatternStream);
        var all = new List<(int, int)>();
        var start = 0;
        foreach (var length in pieces)
        {
            var sink = new Sink([]);
            set.Feed(ref stream, data.AsSpan(start, length), ref sink);
            all.AddRange(sink.Found.Select(f => (f.Pattern, f.End + start)));
            start += length;
        }

        var last = new Sink([]);
        set.Finish(ref stream, start, ref last);
        all.AddRange(last.Found);
        return all;
    }

    private readonly struct Sink(List<(int Pattern, int End)> found) : IPatternSink
    {
        public List<(int Pattern, int End)> Found { get; } = found;

        public void Matched(int pattern, int end) => Found.Add((pattern, end));
    }
}
