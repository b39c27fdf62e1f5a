using Vigil.Analysis.Files;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Tests.Http;

/// <summary>Notes what is delivered of files; one file for each direction at a time.</summary>
internal sealed class FakeFiles : FileManager
{
    private readonly MemoryStream[] _content = [new(), new()];

    public List<string> Log { get; } = [];

    public override string? DataIn(ReadOnlySpan<byte> data, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null)
    {
        _content[(int)direction].Write(data);
        return "F" + direction;
    }

    public override string? DataAt(ReadOnlySpan<byte> data, long offset, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null)
    {
        Log.Add($"at {offset}");
        return DataIn(data, source, direction, fileId, mimeType);
    }

    public override string? Gap(long offset, long length, Analyzer source, Direction direction, string? fileId = null)
    {
        Log.Add($"gap {offset} {length}");
        return fileId;
    }

    public override string? SetSize(long size, Analyzer source, Direction direction, string? fileId = null)
    {
        Log.Add($"size {size}");
        return fileId;
    }

    public override void EndOfFile(string fileId) => Close(fileId == "FOriginator" ? Direction.Originator : Direction.Responder);

    public override void EndOfFile(Analyzer source, Direction direction) => Close(direction);

    public override string HashHandle(string handle) => handle;

    public override bool IsIgnored(string fileId) => false;

    private void Close(Direction direction)
    {
        var content = _content[(int)direction];
        if (content.Length > 0)
            Log.Add($"file {System.Text.Encoding.Latin1.GetString(content.ToArray())}");
        content.SetLength(0);
    }
}
