using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Vigil.Core.Diagnostics;

namespace Vigil.Packets.Capture;

/// <summary>Opens capture files: pcap and pcapng, plain or gzip, whatever their name; <c>-</c> is standard input.</summary>
public static class TraceFile
{
    /// <summary>Opens the capture at <paramref name="path"/>.</summary>
    /// <exception cref="FatalError">It cannot be read or is no capture.</exception>
    public static PacketSource Open(string path)
    {
        try
        {
            return Open(path == "-" ? StandardInput() : OpenFile(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem(path, $"{path}: No such file or directory");
        }
        catch (UnauthorizedAccessException)
        {
            throw Problem(path, Directory.Exists(path) ? $"error reading dump file: Is a directory" : $"{path}: Permission denied");
        }
        catch (IOException e)
        {
            throw Problem(path, e.Message);
        }
    }

    /// <summary>Reads a capture from <paramref name="stream"/>, which the source then owns.</summary>
    /// <exception cref="FatalError">It is no capture.</exception>
    public static PacketSource Open(Stream stream, string name)
    {
        var buffer = new CaptureBuffer(stream);
        try
        {
            var header = Magic(buffer, name);
            if ((header & 0xFFFF_0000) == 0x1F8B_0000)
            {
                buffer = new(new GZipStream(new UnreadStream(buffer), CompressionMode.Decompress));
                header = Magic(buffer, name);
            }

            return header switch
            {
                0xA1B2_C3D4 or 0xD4C3_B2A1 or 0xA1B2_3C4D or 0x4D3C_B2A1 or 0xA1B2_CD34 or 0x34CD_B2A1 => PcapSource.Open(buffer, name),
                PcapngSource.SectionHeaderBlock => new PcapngSource(buffer, name),
                _ => throw Problem(name, "unknown file format"),
            };
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>The error that ends the program for an unusable capture (language.md 9.1).</summary>
    internal static FatalError Problem(string path, string reason) => new($"problem with trace file {path} ({reason})");

    private static uint Magic(CaptureBuffer buffer, string name) => buffer.Has(4)
        ? BinaryPrimitives.ReadUInt32BigEndian(buffer.Peek(4))
        : throw Problem(name, buffer.Failure ?? $"truncated dump file; tried to read 4 file header bytes, only got {buffer.Available}");

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);

    private static FileStream StandardInput() => new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
}
