using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>Takes the content of files from protocol analyzers and follows each file by an identifier.</summary>
/// <remarks>
/// A file's identifier (fuid) is computed from the handle that the protocol's script gives it (event
/// <c>get_file_handle</c>); a caller that knows it passes it to skip that. All methods return the fuid,
/// or <see langword="null"/> where the file is not to be analysed.
/// </remarks>
public abstract class FileManager
{
    /// <summary>The next octets of a file.</summary>
    /// <param name="data">Octets.</param>
    /// <param name="source">The analyzer that carries the file.</param>
    /// <param name="direction">Who sends it.</param>
    /// <param name="fileId">The fuid from an earlier call, if known.</param>
    /// <param name="mimeType">What the protocol says it is; detection by content is skipped if set.</param>
    public abstract string? DataIn(
        ReadOnlySpan<byte> data, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null);

    /// <summary>Octets at a position.</summary>
    public abstract string? DataAt(
        ReadOnlySpan<byte> data, long offset, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null);

    /// <summary>Octets that never came.</summary>
    public abstract string? Gap(long offset, long length, Analyzer source, Direction direction, string? fileId = null);

    /// <summary>The total size, once the protocol tells.</summary>
    public abstract string? SetSize(long size, Analyzer source, Direction direction, string? fileId = null);

    /// <summary>The file is complete.</summary>
    public abstract void EndOfFile(string fileId);

    /// <summary>The file that <paramref name="source"/> carries this way is complete.</summary>
    public abstract void EndOfFile(Analyzer source, Direction direction);

    /// <summary>The fuid for a handle that the caller makes itself, without asking the script.</summary>
    public abstract string HashHandle(string handle);

    /// <summary>Whether analysis of the file was given up (script, limits), so that sending more is in vain.</summary>
    public abstract bool IsIgnored(string fileId);
}
