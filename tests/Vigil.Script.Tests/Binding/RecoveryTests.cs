namespace Vigil.Script.Tests.Binding;

/// <summary>All mistakes of a script in one go, and what may have been meant.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public void Reading_goes_on_behind_the_statement_with_the_mistake()
    {
        var run = ScriptRun.Check("""
            event zeek_init()
                {
                print 1 +;
                if ( T { print 2; }
                print nobody;
                }
            global x = = 3;
            function f( { }
            global y: count = "z";
            """);
        Assert.Equal(
            [
                "error in t.zeek, line 3: syntax error, at or near \";\"",
                "error in t.zeek, line 4: syntax error, at or near \"{\"",
                "error in t.zeek, line 5: unknown identifier nobody, at or near \"nobody\"",
                "error in t.zeek, line 7: syntax error, at or near \"=\"",
                "error in t.zeek, line 8: syntax error, at or near \"{\"",
            ],
            run.Messages.Where(static m => m.StartsWith("error in t.zeek", StringComparison.Ordinal) && !m.Contains("line 9", StringComparison.Ordinal)));
        Assert.Contains(run.Messages, static m => m.Contains("t.zeek, line 9", StringComparison.Ordinal));
    }

    [Fact]
    public void An_ordinary_run_ends_with_the_first_syntax_error()
    {
        var run = ScriptRun.Of("global x = = 3;\nglobal y = = 4;\n");
        Assert.Equal(["error in t.zeek, line 1: syntax error, at or near \"=\""], run.Messages);
    }

    [Fact]
    public void What_cannot_be_loaded_is_one_mistake_among_others()
    {
        var run = ScriptRun.Check("@load ./no-such-script\nglobal x = = 3;\n");
        Assert.Equal(
            ["fatal error in t.zeek, line 1: can't find ./no-such-script", "error in t.zeek, line 2: syntax error, at or near \"=\""],
            run.Messages);
    }

    [Theory]
    [InlineData("global counter = 1; event zeek_init() { print conter; }", "counter")]
    [InlineData("event zeek_init() { local number = 1; print nubmer; }", "number")]
    [InlineData("event zeek_init() { print to_uper(\"a\"); }", "to_upper")]
    [InlineData("module M; export { const limit = 1; } module N; event zeek_init() { print limit; }", "M::limit")]
    [InlineData("global s: strng;", "string")]
    [InlineData("type Entry: record { a: count; }; global e: Entri;", "Entry")]
    [InlineData("type R: record { alpha: count; }; function f(r: R) { print r$alhpa; }", "alpha")]
    [InlineData("type R: record { alpha: count &optional; }; global r = R($alfa=1);", "alpha")]
    [InlineData("global good: event(); event zeek_init() { event god(); }", "good")]
    public void The_nearest_name_is_offered(string script, string name) =>
        Assert.Contains($"= did you mean '{name}'?", ScriptRun.Check(script).Messages);

    [Fact]
    public void Nothing_is_offered_for_a_name_unlike_all_others() =>
        Assert.DoesNotContain(ScriptRun.Check("event zeek_init() { print qqqqzzzzqqqq; }").Messages, static m => m.StartsWith('='));

    [Fact]
    public void A_mistake_is_told_once_and_not_what_follows_from_it()
    {
        var run = ScriptRun.Check("""
            type R: record { a: count; b c; d: record { e: count; }; };
            event zeek_init()
                {
                print nosuch, nosuch + 1, nosuch$field;
                local x: nosuchtype = 1;
                local y: nosuchtype = x + 1;
                local z = "a";
                local z = 2;
                print z + 1, y$field, x[3];
                }
            """);
        var errors = run.Messages.Where(static m => m.StartsWith("error", StringComparison.Ordinal)).ToList();
        Assert.Collection(
            errors,
            static e => Assert.Contains("syntax error", e, StringComparison.Ordinal),
            static e => Assert.Contains("unknown identifier nosuch,", e, StringComparison.Ordinal),
            static e => Assert.Contains("identifier not defined: nosuchtype", e, StringComparison.Ordinal),
            static e => Assert.Contains("already defined (z)", e, StringComparison.Ordinal));
    }
}
