namespace Vigil.Script.Tests.Binding;

/// <summary>Scripts called .bro (language.md 11); the same text in another script is refused or means something else.</summary>
public class OldDialectTests
{
    [Fact]
    public void Events_of_then_are_those_of_now() =>
        Assert.Equal("now\nthen\n", Run("old.bro", """
            event bro_init() { print "then"; }
            event zeek_init() &priority=1 { print "now"; }
            """).Output);

    [Fact]
    public void Lambdas_share_the_locals_they_use() =>
        Assert.Equal("7\n[1, 2]\n", Run("old.bro", """
            event zeek_init()
                {
                local n = 3;
                local v = vector(1);
                local f = function(x: count): count { v += 2; return n + x; };
                print f(4);
                print v;
                }
            """).Output);

    [Fact]
    public void Lambdas_inside_lambdas_reach_further_out() =>
        Assert.Equal("6\n", Run("old.bro", """
            event zeek_init()
                {
                local n = 1;
                local f = function(x: count): count
                    {
                    local m = 2;
                    local g = function(y: count): count { return n + m + y; };
                    return g(x);
                    };
                print f(3);
                }
            """).Output);

    [Fact]
    public void When_takes_copies_of_the_locals_it_uses() =>
        Assert.Equal("[1]\n", Run("old.bro", """
            global flag = F;
            event zeek_init()
                {
                local v = vector(1);
                when ( flag && |v| > 0 ) { print v; }
                v += 2;
                flag = T;
                }
            """).Output);

    [Fact]
    public void Other_scripts_must_list_what_they_capture() =>
        Assert.Contains(
            Run("new.zeek", "event zeek_init() { local n = 1; local f = function(): count { return n; }; print f(); }").Messages,
            static m => m.Contains("lambda uses outer identifiers without [] captures: n", StringComparison.Ordinal));

    private static ScriptRun Run(string name, string text) => ScriptRun.Of(text, name);
}
