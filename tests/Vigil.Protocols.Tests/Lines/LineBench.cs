using System.Text;
using Vigil.Analysis.Tree;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Protocols.Mime;
using Vigil.Protocols.Xmpp;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.Lines;

/// <summary>Runs analyzers of protocols in lines over conversations: what begins with <c>C: </c> or <c>S: </c> is who speaks.</summary>
internal sealed class LineBench(Func<AnalyzerContext, Analyzer> create, int port)
{
    public AnalyzerBench Make() => new(
        context =>
        {
            // The bench has those events handled that exist when the analyzer does; these would come later.
            MimeEvents.Of(context.Connection.Engine);
            XmppEvents.Of(context.Connection.Engine);
            return create(context);
        },
        new Names(),
        TransportProtocol.Tcp,
        port);

    /// <summary>What is said about a conversation in which every turn comes whole.</summary>
    public List<string> Run(params string[] turns) => Run(int.MaxValue, turns);

    /// <summary>What is said if each turn comes in pieces of a size.</summary>
    public List<string> Run(int size, params string[] turns)
    {
        var bench = Make();
        foreach (var turn in turns)
        {
            var direction = turn.StartsWith("C: ", StringComparison.Ordinal) ? Direction.Originator : Direction.Responder;
            foreach (var piece in Encoding.Latin1.GetBytes(turn[3..]).Chunk(Math.Min(size, turn.Length)))
                bench.Stream(piece, direction);
        }

        return bench.Close().Log;
    }

    /// <summary>Hostile versions of a conversation must neither throw nor hang.</summary>
    public void Fuzz(int seed, params string[] turns)
    {
        var mutation = new Mutation(seed);
        var corpus = turns.Select(static t => Encoding.Latin1.GetBytes(t[3..])).ToList();
        for (var round = 0; round < 300; round++)
        {
            var bench = Make();
            for (var i = 0; i < 12; i++)
            {
                if (mutation.Next(10) == 0)
                    bench.Gap(mutation.Next(1000) + 1, mutation.Direction());
                else
                    bench.Stream(mutation.Of(corpus), mutation.Next(3) == 0 ? mutation.Direction() : DirectionOf(turns, i));
            }

            bench.Close();
        }
    }

    private static Direction DirectionOf(string[] turns, int i) =>
        turns[i % turns.Length][0] == 'C' ? Direction.Originator : Direction.Responder;

    private sealed class Names : IScriptNames
    {
        private readonly DeclaredNames _records = new DeclaredNames()
            .Record("mime_header_rec", "original_name name value")
            .Record("irc_join_info", "nick channel password usermode");

        public ScriptType? Find(string name) => name switch
        {
            "string_set" => new TableType([BaseType.String], null),
            "irc_join_list" => new TableType([_records.Find("irc_join_info")!], null),
            "mime_header_list" => new TableType([BaseType.Count], _records.Find("mime_header_rec")),
            _ => _records.Find(name),
        };

        public Value FindValue(string name) => default;
    }
}
