using Vigil.Analysis.Connections;
using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tcp;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>The content of connections: written to files, matched against signatures; options of the segment at work.</summary>
public static class ContentFunctions
{
    private const ulong Originator = 1;
    private const ulong Responder = 2;

    /// <summary>Writes the stream of a TCP connection to a file from here on; holes are marked by a line.</summary>
    /// <returns>Whether there is such a connection.</returns>
    [Builtin("set_contents_file", "function(cid: conn_id, direction: count, f: file): bool")]
    public static bool SetFile(EngineContext context, RecordVal cid, ulong direction, FileVal f)
    {
        if (ConnectionFunctions.Find(context, cid) is not TcpConnection connection)
            return false;
        if (direction == 0)
        {
            connection.SetContents(Direction.Originator, null);
            connection.SetContents(Direction.Responder, null);
        }

        if ((direction & Originator) != 0)
            connection.SetContents(Direction.Originator, f);
        if ((direction & Responder) != 0)
            connection.SetContents(Direction.Responder, f);
        return true;
    }

    /// <summary>The file that a direction is written to; a closed one if there is none, or if both have different ones.</summary>
    [Builtin("get_contents_file", "function(cid: conn_id, direction: count): file")]
    public static Value GetFile(EngineContext context, RecordVal cid, ulong direction)
    {
        FileVal? file = null;
        if (ConnectionFunctions.Find(context, cid) is TcpConnection connection)
        {
            var orig = connection.ContentsOf(Direction.Originator);
            var resp = connection.ContentsOf(Direction.Responder);
            file = direction switch
            {
                Originator => orig,
                Responder => resp,
                Originator | Responder when ReferenceEquals(orig, resp) => orig,
                _ => null,
            };
        }

        return Value.Of(file ?? new ClosedFile());
    }

    /// <summary>Matches a string against the signatures as though a connection had carried it.</summary>
    /// <returns>Whether the connection is open and signatures are loaded.</returns>
    [Builtin("match_signatures",
        "function(c: connection, pattern_type: int, s: string, bol: bool, eol: bool, from_orig: bool, clear: bool): bool")]
    public static bool Match(EngineContext context, RecordVal c, long patternType, ByteString s, bool bol, bool eol, bool fromOrig, bool clear)
    {
        if (patternType is < (long)ContentKind.FileMagic or > (long)ContentKind.Finger)
            return false;
        var connection = ConnectionFunctions.Find(context, c[c.RecordType.SlotOf("id")].AsRecord());
        return connection is not null && connection.RequireTree().MatchItem(
            (ContentKind)patternType, s.Span, fromOrig ? Direction.Originator : Direction.Responder, begins: bol || clear, ends: eol);
    }

    /// <summary>The options of the TCP segment at work, each with its kind and what follows its length.</summary>
    [Builtin("TCP::raw_options", "function(stop_at_eol: bool &default=T): TCP::RawOptionList")]
    public static VectorVal RawOptions(EngineContext context, bool stopAtEol)
    {
        var types = context.Service<IScriptNames>();
        var list = new VectorVal((VectorType)types.Find("TCP::RawOptionList")!); // the signature names it
        if (context.Find<ConnectionTracker>()?.TryGetTcpOptions(out var octets) != true)
        {
            context.Reporter.Error("TCP::raw_options: the packet at work is no TCP segment");
            return list;
        }

        var shape = new RecordShape(types, "TCP::RawOption", "kind", "data");
        context.Service<ConnectionTracker>().TryGetTcpOptions(out octets);
        while (!octets.IsEmpty)
        {
            var kind = octets[0];
            var length = kind is TcpOptions.EndOfList or TcpOptions.NoOperation ? 1 : octets.Length > 1 ? octets[1] : 0;
            if (length == 0 || length > octets.Length || (kind > TcpOptions.NoOperation && length < 2))
                break;
            list.Add(Value.Of(shape.Create(context, Value.Count(kind), Value.String(length > 2 ? octets[2..length] : default))));
            if (kind == TcpOptions.EndOfList && stopAtEol)
                break;
            octets = octets[length..];
        }

        return list;
    }
}
