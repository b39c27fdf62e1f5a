using BenchmarkDotNet.Attributes;
using Vigil.Core.Patterns;

namespace Vigil.Benchmarks.Patterns;

/// <summary>Throughput of patterns over one megabyte of text in which nothing matches.</summary>
[MemoryDiagnoser]
public class PatternBenchmarks
{
    private readonly byte[] _text = new byte[1 << 20];
    private readonly Pattern _literal = Pattern.Compile("needle-in-text"u8);
    private readonly Pattern _words = Pattern.Compile("(select|union|insert)[ \t]+(from|into)"u8, ignoreCase: true);
    private readonly Pattern _general = Pattern.Compile("[a-z]+[0-9][a-z]+=%[0-9a-f]{2}!"u8);
    private readonly PatternSet _set = new([
        Pattern.Compile(".*foo[0-9]"u8, dotAll: true), Pattern.Compile(".*[Bb]ar="u8, dotAll: true),
        Pattern.Compile("GET "u8, dotAll: true), Pattern.Compile(".*cmd\\.exe"u8, dotAll: true)]);

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        const string alphabet = "abcdefghijklmnopqrstuvwxyz0123456789 =%\n";
        for (var i = 0; i < _text.Length; i++)
            _text[i] = (byte)alphabet[random.Next(alphabet.Length)];
    }

    [Benchmark]
    public bool Literal() => _literal.MatchesAnywhere(_text);

    [Benchmark]
    public bool Words_without_case() => _words.MatchesAnywhere(_text);

    [Benchmark]
    public bool General() => _general.MatchesAnywhere(_text);

    [Benchmark]
    public bool Find_first() => _general.TryFind(_text, 0, out _, out _);

    [Benchmark]
    public bool Set()
    {
        var stream = default(PatternStream);
        var sink = default(Sink);
        _set.Feed(ref stream, _text, ref sink);
        return stream.IsDead;
    }

    private struct Sink : IPatternSink
    {
        public readonly void Matched(int pattern, int end)
        {
        }
    }
}
