namespace Vigil.Script.Tests.Emit;

public sealed class ProgramTests
{
    [Fact]
    public void Functions_recursion_and_arithmetic_compute()
    {
        var run = ScriptRun.Of("""
            function fib(n: count): count { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            event zeek_init() { print fib(20), 7 / 2, -7 / +2, 7.0 / 2, 2 ^ 3, 1 << 65; }
            """);
        Assert.Equal("6765, 3, -3, 3.5, 1, 2\n", run.Output);
    }

    [Fact]
    public void A_run_time_error_ends_its_handler_only()
    {
        var run = ScriptRun.Of("""
            event zeek_init() &priority=1 { local t: table[string] of count; print "before"; print t["x"]; print "not reached"; }
            event zeek_init() { print "next handler"; }
            """);
        Assert.Equal("before\nnext handler\n", run.Output);
        Assert.Equal(["expression error in t.zeek, line 1: no such index (t[x])"], run.Messages);
    }

    [Fact]
    public void A_failed_conversion_ends_its_statement_only()
    {
        var run = ScriptRun.Of("""
            event zeek_init() { local c = 1; local i = -5; c = i; print c; if ( i + c == 0 ) print "no"; print "end"; }
            """);
        Assert.Equal("1\nend\n", run.Output);
    }

    [Fact]
    public void A_variable_read_before_it_is_set_is_an_error()
    {
        var run = ScriptRun.Of("""
            function f(n: count): addr { local a: addr; while ( n > 0 ) { a = 1.2.3.4; --n; } return a; }
            event zeek_init() { print f(1); print f(0); }
            """);
        Assert.Equal("1.2.3.4\n", run.Output);
        Assert.Equal(["expression error in t.zeek, line 1: value used but not set (a)"], run.Messages);
    }

    [Fact]
    public void A_function_that_ends_without_its_value_leaves_the_variable_unset()
    {
        var run = ScriptRun.Of("""
            function f(b: bool): count { if ( b ) return 7; }
            event zeek_init() { print f(T); print f(F); local x = f(F); print "on"; print x; print "not reached"; }
            """);
        Assert.Equal("7\non\n", run.Output);
    }

    [Fact]
    public void Endless_recursion_is_a_script_error()
    {
        var run = ScriptRun.Of("""
            function down(n: count): count { return down(n + 1) + 1; }
            event zeek_init() { print down(0); }
            event zeek_init() &priority=-1 { print "alive"; }
            """);
        Assert.Equal("alive\n", run.Output);
        Assert.Contains(run.Messages, static m => m.Contains("call stack too deep", StringComparison.Ordinal));
    }

    [Fact]
    public void Hooks_stop_at_break_and_events_run_by_priority()
    {
        var run = ScriptRun.Of("""
            global h: hook(n: count);
            hook h(n: count) &priority=2 { print "first", n; if ( n > 1 ) break; }
            hook h(n: count) { print "second", n; }
            event e(n: count) &priority=-1 { print "low", n; }
            event e(n: count) { print "high", n; }
            event zeek_init() { print hook h(1), hook h(2); event e(3); }
            """);
        Assert.Equal("first, 1\nsecond, 1\nfirst, 2\nT, F\nhigh, 3\nlow, 3\n", run.Output);
    }

    [Fact]
    public void Lambdas_keep_copies_of_variables_and_share_containers()
    {
        var run = ScriptRun.Of("""
            event zeek_init()
                {
                local n = 1; local v = vector(1);
                local f = function[n, v](): count { n += 1; v += n; return n; };
                n = 10;
                print f(), f(), n, v;
                }
            """);
        Assert.Equal("2, 3, 10, [1, 2, 3]\n", run.Output);
    }

    [Fact]
    public void A_when_body_runs_once_its_condition_holds()
    {
        var run = ScriptRun.Of("""
            global s: set[string];
            event put(x: string) { add s[x]; }
            event zeek_init()
                {
                when ( "b" in s ) { print "there"; } timeout 1min { print "late"; }
                when ( "c" in s ) { print "never"; } timeout 1min { print "timeout"; }
                event put("a"); event put("b");
                print "init ends";
                }
            """);
        Assert.Equal("init ends\nthere\ntimeout\n", run.Output);
    }

    [Fact]
    public void Loops_leave_by_break_return_and_next()
    {
        var run = ScriptRun.Of("""
            function find(t: table[string] of count, wanted: count): string
                {
                for ( k, v in t ) { if ( v != wanted ) next; return k; }
                return "none";
                }
            event zeek_init()
                {
                local t: table[string] of count = { ["a"] = 1, ["b"] = 2 };
                print find(t, 2), find(t, 3);
                for ( i in vector(5, 6, 7) ) { if ( i == 1 ) next; if ( i == 2 ) break; print i; }
                for ( c in "xy" ) print c;
                t["c"] = 3;
                }
            """);
        Assert.Equal("b, none\n0\nx\ny\n", run.Output);
        Assert.Empty(run.Messages); // nothing walks over t any more
    }

    [Fact]
    public void Initialisers_may_call_functions_defined_above_and_redefs_take_part_in_order()
    {
        var run = ScriptRun.Of("""
            function twice(n: count): count { return n * 2; }
            const a = twice(4) &redef;
            global b: set[count] = { a } &redef;
            redef a = 20;
            redef b += { a };
            event zeek_init() { print a, b; }
            """);
        Assert.Equal("20, {\n8,\n20\n}\n", run.Output);
    }

    [Fact]
    public void Engines_of_one_program_share_nothing_that_changes()
    {
        var run = ScriptRun.Of("""
            global n = 0; global t: table[count] of count;
            event zeek_init() { ++n; t[n] = n; print n, |t|; }
            """);
        Assert.Equal("1, 1\n", run.Output);
        run.Start(run.AnotherEngine());
        Assert.Equal("1, 1\n1, 1\n", run.Output);
    }
}
