using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Vigil.Core.Text;

namespace Vigil.Logging.Writers;

/// <summary>A text log on disk, compressed or not, or a device such as the standard output.</summary>
/// <remarks>
/// Octets go to a position of their own in the file: a write that fails half way is cut off and done again in full, so
/// that a file never holds part of a row twice and always ends with a whole one, as far as the disk allows.
/// </remarks>
internal sealed class AsciiFile : IDisposable
{
    private readonly SafeFileHandle? _handle;
    private readonly Stream? _device;
    private readonly MemoryStream? _packed;
    private readonly GZipStream? _gzip;
    private long _end;

    private AsciiFile(string name, SafeFileHandle? handle, Stream? device, int gzipLevel)
    {
        Name = name;
        _handle = handle;
        _device = device;
        _end = handle is null ? 0 : RandomAccess.GetLength(handle);
        if (gzipLevel == 0)
            return;
        _packed = new MemoryStream();
        _gzip = new GZipStream(_packed, new ZLibCompressionOptions { CompressionLevel = gzipLevel }, leaveOpen: true);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Opens the standard output.</summary>
    public static AsciiFile OpenStandardOutput() => new("/dev/stdout", null, StandardOutput.Open(), 0);

    /// <summary>Opens a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="append">Whether what it holds stays.</param>
    /// <param name="gzipLevel">1 to 9 for compression, 0 for none.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static AsciiFile Open(string name, bool append, int gzipLevel) =>
        name.StartsWith("/dev/", StringComparison.Ordinal)
            ? new(name, null, new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0), 0)
            : new(name, File.OpenHandle(name, append ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), null, gzipLevel);

    /// <summary>Writes everything in <paramref name="buffer"/> and empties it.</summary>
    /// <exception cref="IOException">It could not be written; the buffer or the compressed octets are kept for another try.</exception>
    public void Write(ByteBuilder buffer)
    {
        if (_gzip is null)
        {
            Put(buffer.Span);
            buffer.Clear();
            return;
        }

        if (buffer.Length > 0)
        {
            _gzip.Write(buffer.Span);
            _gzip.Flush(); // up to here the file can be unpacked, should the program be killed
            buffer.Clear();
        }

        PutPacked();
    }

    /// <summary>Ends the file.</summary>
    /// <exception cref="IOException">The rest could not be written.</exception>
    public void Close()
    {
        _gzip?.Dispose(); // writes the checksum
        if (_packed is not null)
            PutPacked();
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle?.Dispose();
        _device?.Dispose();
    }

    private void PutPacked()
    {
        var packed = _packed!; // callers have asked
        Put(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        packed.SetLength(0);
    }

    private void Put(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty)
            return;
        if (_handle is null)
        {
            _device!.Write(octets); // one of the two is there
            return;
        }

        try
        {
            RandomAccess.Write(_handle, octets, _end);
            _end += octets.Length;
        }
        catch (IOException)
        {
            CutTail(_handle);
            throw;
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So the platform calls a file that has reached the size that its owner may write.
            CutTail(_handle);
            throw new IOException("the file has reached the size that is allowed", e);
        }
    }

    private void CutTail(SafeFileHandle handle)
    {
        try
        {
            RandomAccess.SetLength(handle, _end);
        }
        catch (IOException)
        {
            // The next write begins at the same place and covers it.
        }
    }
}
