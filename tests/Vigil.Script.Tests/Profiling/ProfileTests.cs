using System.Text.Json;
using Vigil.Runtime;
using Vigil.Runtime.Profiling;

namespace Vigil.Script.Tests.Profiling;

public sealed class ProfileTests
{
    private const string Code = """
        global h: hook(n: count);
        hook h(n: count) { print n; }
        function leaf(n: count): count
            {
            local v = vector(n);
            return |v|;
            }
        function fib(n: count): count { if ( n < 2 ) return n; return fib(n - 1) + fib(n - 2); }
        event zeek_init()
            {
            local i = 0;
            while ( i < 5 )
                {
                leaf(i);
                ++i;
                }
            fib(10);
            hook h(1);
            local t: table[count] of count;
            print t[7];
            print "never";
            }
        """;

    [Fact]
    public void Calls_lines_and_allocation_are_counted_exactly()
    {
        var totals = Profile(out _);
        Assert.Equal(5, Function(totals, "leaf").Calls);
        Assert.Equal(177, Function(totals, "fib").Calls);
        Assert.Equal(1, Function(totals, "h").Calls);
        Assert.Equal(1, Function(totals, "zeek_init").Calls);
        Assert.True(Function(totals, "leaf").OwnOctets >= 5 * 24);
        Assert.Equal(0, Function(totals, "fib").OwnOctets);
        Assert.Equal(5, Hits(totals, 14));
        Assert.Equal(7, Hits(totals, 12)); // the statement, and each test of its condition
        Assert.Equal(1, Hits(totals, 20)); // the error
        Assert.Equal(0, Hits(totals, 21));
    }

    [Fact]
    public void Time_of_a_recursive_function_counts_once()
    {
        var totals = Profile(out _);
        var fib = Function(totals, "fib");
        Assert.True(fib.TotalTicks >= fib.OwnTicks);
        Assert.True(fib.TotalTicks <= Function(totals, "zeek_init").TotalTicks);
    }

    [Fact]
    public void An_error_does_not_lose_the_thread()
    {
        Profile(out var run);
        var profile = ScriptRuntime.Of(run.Context).Profile!;
        Assert.Equal(-1, profile.Root.Function);
        Assert.NotNull(profile.Root.Find(NumberOf(profile.Map, "zeek_init")));
        Assert.Contains(run.Messages, static m => m.Contains("no such index", StringComparison.Ordinal));
        Assert.Equal("1\n", run.Output);
    }

    [Fact]
    public void Speedscope_gets_frames_stacks_and_two_weights_for_each()
    {
        var totals = Profile(out _);
        using var stream = new MemoryStream();
        ProfileFile.Write(stream, totals);
        using var document = JsonDocument.Parse(stream.ToArray());
        var root = document.RootElement;
        Assert.Equal("https://www.speedscope.app/file-format-schema.json", root.GetProperty("$schema").GetString());
        var frames = root.GetProperty("shared").GetProperty("frames").GetArrayLength();
        foreach (var profile in root.GetProperty("profiles").EnumerateArray())
        {
            Assert.Equal("sampled", profile.GetProperty("type").GetString());
            var samples = profile.GetProperty("samples").EnumerateArray().ToList();
            var weights = profile.GetProperty("weights").EnumerateArray().Select(static w => w.GetInt64()).ToList();
            Assert.Equal(samples.Count, weights.Count);
            Assert.Equal(weights.Sum(), profile.GetProperty("endValue").GetInt64());
            Assert.All(samples.SelectMany(static s => s.EnumerateArray()), f => Assert.InRange(f.GetInt32(), 0, frames - 1));
        }
    }

    [Fact]
    public void Recursion_beyond_all_measure_is_counted_where_it_fitted()
    {
        var run = ScriptRun.Profiled(
            "function down(n: count): count { if ( n == 0 ) return 0; return down(n - 1); } event zeek_init() { print down(2000); }",
            out var map);
        var totals = new ProfileTotals(map, [ScriptRuntime.Of(run.Context).Profile!]);
        Assert.Equal("0\n", run.Output);
        Assert.Equal(2001, Function(totals, "down").Calls);
    }

    [Fact]
    public void Ordinary_code_is_not_instrumented()
    {
        var run = ScriptRun.Of(Code);
        Assert.Null(ScriptRuntime.Of(run.Context).Profile);
    }

    [Fact]
    public void The_tables_name_functions_and_lines()
    {
        var output = new StringWriter();
        ProfileTable.Write(output, Profile(out _));
        Assert.Contains("function fib (t.zeek:8)", output.ToString());
        Assert.Contains("hook h (t.zeek:2)", output.ToString());
        Assert.Contains("t.zeek:14 (zeek_init)", output.ToString());
    }

    private static ProfileTotals Profile(out ScriptRun run)
    {
        run = ScriptRun.Profiled(Code, out var map);
        return new(map, [ScriptRuntime.Of(run.Context).Profile!]);
    }

    private static FunctionTotal Function(ProfileTotals totals, string name) => totals.Functions[NumberOf(totals.Map, name)];

    private static int NumberOf(ProfileMap map, string name) =>
        Enumerable.Range(0, map.Functions.Count).Single(i => map.Functions[i].Name == name);

    private static long Hits(ProfileTotals totals, int line) =>
        Enumerable.Range(0, totals.Lines.Count).Where(i => totals.Map.Lines[i].Line == line).Sum(i => totals.Lines[i].Hits);
}
