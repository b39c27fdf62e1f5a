namespace Vigil.Script.Tests.CodeAnalysis;

public sealed class CodeChecksTests
{
    [Theory]
    [InlineData("local a = 5;", "unused local variable (a)")]
    [InlineData("local a: count; a = 5;", "unused local variable (a)", "assignment unused (a = 5)")]
    [InlineData("local a = 5; ++a; a += 2;", "unused local variable (a)", "assignment unused (++a)", "assignment unused (a = a + 2)")]
    [InlineData("local a: count; print a;", "used without definition (a)")]
    [InlineData("local a: count; if ( n > 3 ) a = 1; print a;", "possibly used without definition (a)")]
    [InlineData("local a: count; for ( i in v ) a = i; print a;", "possibly used without definition (a)")]
    [InlineData("local a: count; switch n { case 1: a = 1; break; default: break; } print a;", "possibly used without definition (a)")]
    [InlineData("local a: count; if ( n > 3 && (a = 1) == 1 ) print 1; print a;", "possibly used without definition (a)")]
    [InlineData("if ( T ) print 1;", "condition is always true (T)")]
    [InlineData("if ( n > 3 || F ) print 1;", "condition is always false (F)")]
    [InlineData("print F ? 1 : 2;", "condition is always false (F)")]
    [InlineData("if ( n >= 0 ) print 1;", "comparison is always true (0 <= n)")]
    [InlineData("if ( |v| < 0 ) print 1;", "comparison is always false (sizeof v < 0)")]
    [InlineData("local a = n; if ( a == a ) print 1;", "comparison is always true (a == a)")]
    [InlineData("return; print 1;", "unreachable code")]
    [InlineData("while ( T ) { print 1; } print 2;", "unreachable code")]
    [InlineData("for ( i in v ) { next; print i; }", "unreachable code")]
    [InlineData("if ( n > 3 ) return; else return; print 1;", "unreachable code")]
    [InlineData("n == 3;", "expression value ignored (3 == n)")]
    [InlineData("local f = function() { local inner = 1; }; f();", "unused local variable (inner)")]
    public void What_is_hardly_meant_is_told(string statements, params string[] messages) =>
        Assert.Equal(messages.Select(static m => "warning in t.zeek, line 3: " + m), Warnings(statements));

    [Theory]
    [InlineData("local a = 5; print a;")]
    [InlineData("local _ = 5;")]
    [InlineData("for ( i, x in v ) print 1;")]
    [InlineData("local t: table[count] of count; t[1] = 2;")]
    [InlineData("local s = copy(v); s += 1; print s;")]
    [InlineData("local a: count; if ( n > 3 ) a = 1; else a = 2; print a;")]
    [InlineData("local a: count; if ( n > 3 ) a = 1; else return; print a;")]
    [InlineData("local a: count; switch n { case 1: a = 1; break; default: a = 2; break; } print a;")]
    [InlineData("local r: R; print r;")]
    [InlineData("local a = 5; local f = function[a](): count { return a; }; print f();")]
    [InlineData("local a = 5; when [a] ( n > 3 ) { print a; }")]
    [InlineData("while ( T ) { if ( n > 3 ) break; } print 2;")]
    [InlineData("switch n { case 1: return; default: print 1; break; }")]
    [InlineData("if ( debug ) print 1;")]
    [InlineData("if ( n > 0 ) print 1;")]
    public void What_is_usual_is_not(string statements) => Assert.Empty(Warnings(statements));

    [Fact]
    public void Deprecated_names_are_told_with_the_reason()
    {
        var run = ScriptRun.Check("""
            global old = 1 &deprecated="use new";
            event zeek_init() { print old; }
            """);
        Assert.Equal(["warning in t.zeek, line 2: deprecated (old): use new"], run.Messages);
    }

    [Fact]
    public void An_ordinary_run_does_not_look() =>
        Assert.Empty(ScriptRun.Of("event zeek_init() { local unused = 1; return; print 1; }").Messages);

    private static IReadOnlyList<string> Warnings(string statements) => ScriptRun.Check($$"""
        global n = 1; global v = vector(1); const debug = F &redef;
        type R: record { a: count &optional; };
        event zeek_init() { {{statements}} }
        """).Messages;
}
