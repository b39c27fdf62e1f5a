using System.Diagnostics;

namespace Vigil.Script.Tests.Syntax;

public class ParserFuzzTests
{
    private const string Sample = """
        module Sample;
        @if ( T )
        export { global n: count = 0x10 &redef; type E: enum { A = 1, B }; }
        @else
        @endif
        ## Doc.
        type R: record { a: addr &log &default=[::1]; s: set[port, subnet] &optional; };
        redef record R += { d: table[string] of interval &default=table(["x\x41\n"] = 1.5 min) &log; } &log;
        function f(r: R, p: pattern): function(a: any): bool
            {
            local v = vector(1, -2, 3.5e3, 10.0.0.0/8, 80/tcp, "q\"");
            for ( [i, j], k in t ) { if ( |r$s| > 3 && i !in v ) next; else v[1:] = v; }
            switch ( r?$d ? 1 : 2 ) { case 1, 2: break; default: return function[copy v](a: any): bool { return a is R; }; }
            when [r] ( local x = f(r, /a|[b\/]/i) ) { event e(x as count, [$a=1.2.3.4]); } timeout 5secs { schedule 1day { e() }; }
            }
        """;

    [Fact]
    public void Mutated_scripts_never_throw_or_hang()
    {
        var random = new Random(20240607);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 3000 && clock.Elapsed < TimeSpan.FromSeconds(2); round++)
        {
            var text = Sample.ToCharArray().ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0:
                        text.RemoveRange(at, Math.Min(random.Next(1, 12), text.Count - at));
                        break;
                    case 1:
                        text[at] = (char)random.Next(256);
                        break;
                    case 2:
                        text.Insert(at, "{}()[]/\"|@#:;$&!.\\\n"[random.Next(19)]);
                        break;
                    default:
                        text.InsertRange(at, text.GetRange(at, Math.Min(random.Next(40), text.Count - at)));
                        break;
                }
            }

            var program = ProgramRecorder.Parse(new string([.. text]));
            Assert.True(program.Messages.Count <= text.Count);
        }
    }

    [Fact]
    public void Every_prefix_of_a_script_is_answered()
    {
        for (var length = 0; length < Sample.Length; length++)
            ProgramRecorder.Parse(Sample[..length]);
    }
}
