using Vigil.Analysis.Files;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Input.Streams;

/// <summary>Hands the content of a source to the analysis of files.</summary>
internal sealed class AnalysisStream : InputStream
{
    private readonly FileAnalysis _files;
    private readonly string _fileId;

    public AnalysisStream(EngineContext context, StreamDescription description)
        : base(context, description)
    {
        _files = context.Service<FileAnalysis>();
        _fileId = _files.HashHandle(description.Name);
    }

    public override void Enter(ReadOnlySpan<Value> row) => Put(row);

    public override void Put(ReadOnlySpan<Value> row)
    {
        if (row is [{ Object: ByteString content }, ..])
            _files.DataFrom(content.Span, _fileId, Description.Name);
    }

    public override void EndEntries() => _files.EndOfFile(_fileId);

    public override void End() => _files.EndOfFile(_fileId);
}
