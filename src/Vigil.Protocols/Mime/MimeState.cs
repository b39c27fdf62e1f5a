using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Protocols.Mime;

/// <summary>What the mail analyzers of one engine share: options and record shapes.</summary>
internal sealed class MimeState(EngineContext engine, IScriptNames names)
{
    private readonly RecordShape _header = new(names, "mime_header_rec", "original_name", "name", "value");

    /// <summary>How deep entities may nest (<c>MIME::max_depth</c>); they nest on the stack, hence the bound.</summary>
    public int MaxDepth { get; } = (int)Math.Clamp(names.Count("MIME::max_depth", 100), 1, 1000);

    /// <summary>Longest header field, octets (<c>MIME::max_header_bytes</c>).</summary>
    public int MaxHeaderBytes { get; } = (int)Math.Clamp(names.Count("MIME::max_header_bytes", 65536), 1, int.MaxValue);

    /// <summary>Octets in one <c>mime_segment_data</c> (<c>mime_segment_length</c>).</summary>
    public int SegmentLength { get; } = (int)Math.Clamp(names.Count("mime_segment_length", 1024), 1, 1 << 24);

    /// <summary>How many of them are those that came last before (<c>mime_segment_overlap_length</c>).</summary>
    public int SegmentOverlap { get; } =
        (int)Math.Min(names.Count("mime_segment_overlap_length", 0), Math.Clamp(names.Count("mime_segment_length", 1024), 1, 1 << 24) - 1);

    /// <summary>The one of an engine, made on first use.</summary>
    public static MimeState Of(EngineContext engine)
    {
        if (engine.Find<MimeState>() is { } present)
            return present;
        var state = new MimeState(engine, engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }

    /// <summary>A <c>mime_header_rec</c>.</summary>
    public Value Header(ByteString name, ByteString value) => Value.Of(_header.Create(
        engine, Value.Of(name), Value.Of(ByteString.Adopt(MimeText.ToUpper(name.Span))), Value.Of(value)));

    /// <summary>A <c>mime_header_list</c>: positions from 1 to <c>mime_header_rec</c>.</summary>
    public Value HeaderList(IReadOnlyList<(ByteString Name, ByteString Value)> headers)
    {
        var table = new TableVal((TableType)names.Find("mime_header_list")!); // declared beside the record
        for (var i = 0; i < headers.Count; i++)
            table.Set(Value.Count(i + 1), Header(headers[i].Name, headers[i].Value));
        return Value.Of(table);
    }
}
