using Vigil.Analysis.Files;
using Vigil.Core.Values;

namespace Vigil.Files.DataEvent;

/// <summary>Hands content to events of the script: <c>chunk_event(f, data, off)</c> as it arrives, <c>stream_event(f, data)</c> in order.</summary>
[FileAnalyzer("DATA_EVENT")]
internal sealed class DataEventAnalyzer(FileAnalyzerContext context) : FileAnalyzer(context)
{
    private FuncVal? _chunk;
    private FuncVal? _stream;

    /// <inheritdoc/>
    public override bool Init()
    {
        _chunk = Argument("chunk_event").Object as FuncVal;
        _stream = Argument("stream_event").Object as FuncVal;
        return _chunk is not null || _stream is not null;
    }

    /// <inheritdoc/>
    public override bool DeliverChunk(ReadOnlySpan<byte> data, long offset)
    {
        if (_chunk is not null)
            Raise(_chunk, File.ToValue(), Value.String(data), Value.Count((ulong)offset));
        return true;
    }

    /// <inheritdoc/>
    public override bool DeliverStream(ReadOnlySpan<byte> data)
    {
        if (_stream is not null)
            Raise(_stream, File.ToValue(), Value.String(data));
        return true;
    }

    private void Raise(FuncVal target, params Value[] arguments) =>
        Engine.Service<Core.Events.EventTable>().Get(target.FunctionName).Raise(arguments);
}
