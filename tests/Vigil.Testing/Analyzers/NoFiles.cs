using Vigil.Analysis.Files;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Testing.Analyzers;

/// <summary>Takes no files.</summary>
public sealed class NoFiles : FileManager
{
    public override string? DataIn(
        ReadOnlySpan<byte> data, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null) => null;

    public override string? DataAt(
        ReadOnlySpan<byte> data, long offset, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null) => null;

    public override string? Gap(long offset, long length, Analyzer source, Direction direction, string? fileId = null) => null;

    public override string? SetSize(long size, Analyzer source, Direction direction, string? fileId = null) => null;

    public override void EndOfFile(string fileId)
    {
    }

    public override void EndOfFile(Analyzer source, Direction direction)
    {
    }

    public override string HashHandle(string handle) => handle;

    public override bool IsIgnored(string fileId) => true;
}
