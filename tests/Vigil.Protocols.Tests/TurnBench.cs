using Vigil.Analysis.Tree;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests;

/// <summary>Runs analyzers of binary protocols over conversations in hexadecimal; <c>C</c> or <c>S</c> in front is who speaks.</summary>
internal sealed class TurnBench(Func<AnalyzerContext, Analyzer> create, Func<IScriptNames> names, int port)
{
    public List<string> Run(params string[] turns) => Run(int.MaxValue, turns);

    /// <summary>What is said if each turn comes in pieces of a size.</summary>
    public List<string> Run(int size, params string[] turns)
    {
        var bench = Make();
        foreach (var turn in turns)
        {
            foreach (var piece in OctetsOf(turn).Chunk(size))
                bench.Stream(piece, DirectionOf(turn));
        }

        return bench.Close().Log;
    }

    /// <summary>Whatever the cuts, the same is said.</summary>
    public void HoldsForAnyCut(params string[] turns)
    {
        var log = Run(turns);
        for (var size = 1; size < 12; size++)
            Assert.Equal(log, Run(size, turns));
    }

    /// <summary>Hostile versions of a conversation must neither throw nor hang.</summary>
    public void Fuzz(int seed, params string[] turns)
    {
        var mutation = new Mutation(seed);
        var corpus = turns.Select(OctetsOf).ToList();
        for (var round = 0; round < 300; round++)
        {
            var bench = Make();
            for (var i = 0; i < 12; i++)
            {
                if (mutation.Next(10) == 0)
                    bench.Gap(mutation.Next(1000) + 1, mutation.Direction());
                else if (mutation.Next(3) == 0)
                    bench.Stream(mutation.Of(corpus), mutation.Direction());
                else
                    bench.Stream(mutation.Next(2) == 0 ? corpus[i % corpus.Count] : mutation.Of(corpus), DirectionOf(turns[i % turns.Length]));
            }

            bench.Close();
        }
    }

    private static byte[] OctetsOf(string turn) => Convert.FromHexString(turn[1..].Replace(" ", "", StringComparison.Ordinal));

    private static Direction DirectionOf(string turn) => turn[0] == 'C' ? Direction.Originator : Direction.Responder;

    private AnalyzerBench Make() => new(create, names(), TransportProtocol.Tcp, port);
}
