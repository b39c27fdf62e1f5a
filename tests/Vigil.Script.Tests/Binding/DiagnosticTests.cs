using Vigil.Core.Diagnostics;

namespace Vigil.Script.Tests.Binding;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("event zeek_init() { local c: count = 1; c = \"x\"; }", "error in t.zeek, line 1: assignment of non-arithmetic value to arithmetic (count/string) (c = x)")]
    [InlineData("event zeek_init() { print nobody; }", "error in t.zeek, line 1: unknown identifier nobody, at or near \"nobody\"")]
    [InlineData("const a = 1; event zeek_init() { a = 2; }", "error in t.zeek, line 1: const is not a modifiable lvalue (a)")]
    [InlineData("type R: record { m: count; }; event zeek_init() { local r = R(); }", "error in t.zeek, line 1: mandatory field \"m\" missing (R())")]
    [InlineData("function f(a: count) { } event zeek_init() { f(\"x\"); }", "error in t.zeek, line 1: argument type mismatch in function call (f(x))")]
    [InlineData("event zeek_init() { local o = 1; local f = function(): count { return o; }; }", "error in t.zeek, line 1: lambda uses outer identifiers without [] captures: o")]
    [InlineData("event zeek_init() { if ( T ) { local i = 1; } print i; }", "error in t.zeek, line 1: use of out-of-scope local; move declaration to outer scope (i)")]
    [InlineData("global x = 1; redef x = 2;", "error in t.zeek, line 1: cannot redefine a variable not marked with &redef (x)")]
    public void A_mistake_is_told_with_its_place_and_its_text(string script, string message) =>
        Assert.Contains(message, ScriptRun.Of(script).Messages);

    [Fact]
    public void All_mistakes_are_told_and_nothing_runs()
    {
        var run = ScriptRun.Of("""
            event zeek_init() { print 1 + "a"; }
            event zeek_init() { print T + 1; }
            """);
        Assert.Equal(2, run.Messages.Count);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Names_of_a_module_are_hidden_unless_exported()
    {
        var run = ScriptRun.Of("""
            module M; export { const open = 1; } const hidden = 2;
            module GLOBAL;
            event zeek_init() { print M::open, M::hidden; }
            """);
        Assert.Equal(["error in t.zeek, line 3: identifier is not exported: M::hidden"], run.Messages);
    }

    [Fact]
    public void Damaged_programs_end_in_messages_and_never_in_other_exceptions()
    {
        const string Program = """
            type R: record { a: count &default=1; b: string &optional; s: set[addr]; };
            global t: table[string, count] of vector of R &default=vector();
            global h: hook(r: R);
            option o = 5min;
            function f(a: int, b: double &default=2.5): string { return fmt("%d %f", a, b); }
            hook h(r: R) &priority=3 { if ( r?$b && |r$b| > 3 ) break; r$a += 1; }
            event e(n: count) { for ( [k, i], v in t ) print k, i, v[0]$a in set(1, 2); switch ( n ) { case 1, 2: break; default: return; } }
            event zeek_init() { local g = function[t](x: any): bool { return x is count; }; schedule 1sec { e(3) }; when ( |t| > 0 ) { print f(+1); } timeout o { } }
            """;
        var random = new Random(7);
        var pieces = Program.Split(' ');
        for (var round = 0; round < 100; round++)
        {
            var damaged = (string[])pieces.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                damaged[random.Next(damaged.Length)] = pieces[random.Next(pieces.Length)];
            try
            {
                ScriptRun.Read(string.Join(' ', damaged), out _);
            }
            catch (FatalError)
            {
                // A mistake that ends the program: also a message.
            }
        }
    }
}
