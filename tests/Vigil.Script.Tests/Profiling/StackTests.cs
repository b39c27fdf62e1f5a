using Vigil.Runtime;
using Vigil.Runtime.Code;
using Vigil.Runtime.Profiling;

namespace Vigil.Script.Tests.Profiling;

public sealed class StackTests
{
    private const string Types = """
        type call_argument: record { name: string; };
        type BacktraceElement: record { function_name: string; function_args: vector of call_argument; file_location: string &optional; line_location: count &optional; };
        type Backtrace: vector of BacktraceElement;

        """;

    [Fact]
    public void A_backtrace_tells_where_each_function_was_called()
    {
        var run = ScriptRun.Of(Types + """
            function inner()
                {
                for ( i, e in backtrace() )
                    print e$function_name, e?$line_location ? e$line_location : 0;
                }
            function outer(n: count)
                {
                if ( n == 0 )
                    {
                    inner();
                    return;
                    }
                outer(n - 1);
                }
            event zeek_init()
                {
                print "begin";
                outer(1);
                }
            """);
        Assert.Equal("begin\ninner, 13\nouter, 16\nouter, 21\nzeek_init, 0\n", run.Output);
    }

    [Fact]
    public void Samples_show_the_line_at_work_in_each_function()
    {
        var run = ScriptRun.Read("""
            function work()
                {
                print "x";
                srand(5);
                }
            event zeek_init()
                {
                work();
                }
            """, out var builder);
        var sampler = new ScriptSampler();
        ScriptRuntime.Of(run.Context).Sampler = sampler;
        run.Printed = sampler.Ask; // time passes while work() prints
        run.Complete(builder);
        var (stack, count) = Assert.Single(sampler.Take());
        Assert.Equal(1, count);
        Assert.Equal([new ScriptFrame("zeek_init", "t.zeek", 8), new ScriptFrame("work", "t.zeek", 4)], stack);
    }
}
