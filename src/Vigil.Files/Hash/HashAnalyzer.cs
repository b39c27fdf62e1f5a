using Vigil.Analysis.Files;

namespace Vigil.Files.Hash;

/// <summary>Hashes a file; a file with gaps has no hash.</summary>
internal abstract class HashAnalyzer(FileAnalyzerContext context, string kind, IFileHash hash) : FileAnalyzer(context)
{
    private bool _isFed;

    /// <inheritdoc/>
    public override bool DeliverStream(ReadOnlySpan<byte> data)
    {
        hash.Add(data);
        _isFed |= data.Length > 0;
        return true;
    }

    /// <inheritdoc/>
    public override bool Undelivered(long offset, long length) => false;

    /// <inheritdoc/>
    public override bool EndOfFile()
    {
        var events = HashEvents.Of(Engine);
        if (_isFed && events.HasFileHash)
            events.FileHash(File, kind, Convert.ToHexStringLower(hash.Finish()));
        return false;
    }

    /// <inheritdoc/>
    public override void Done() => hash.Dispose();
}
