using Vigil.Core.Diagnostics;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture;

/// <summary>A capture file that a run writes besides its logs: the packets it has processed, or those that nothing claimed.</summary>
/// <remarks>Several engines may write at once. The classic format knows one link type for the whole file: the first packet decides, others are counted.</remarks>
public sealed class PacketDump : IDisposable
{
    private readonly Stream _file;
    private readonly Lock _lock = new();
    private LinkType? _linkType;

    /// <summary>Begins the file at <paramref name="path"/>, <c>-</c> for standard output; one of that name is overwritten.</summary>
    /// <exception cref="FatalError">It cannot be written.</exception>
    public PacketDump(string path)
    {
        Name = path;
        try
        {
            _file = path == "-" ? new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(1, ownsHandle: false), FileAccess.Write) : File.Create(path, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FatalError($"problem opening dump file {path} ({e.Message})");
        }
    }

    /// <summary>The path, as the user gave it.</summary>
    public string Name { get; }

    /// <summary>Packets that were left out, because their link type is not that of the file.</summary>
    public long Foreign { get; private set; }

    /// <summary>Why writing stopped before the end, or <see langword="null"/>.</summary>
    public string? Failure { get; private set; }

    /// <summary>Adds a packet.</summary>
    public void Write(ref readonly RawPacket packet)
    {
        Span<byte> header = stackalloc byte[PcapFormat.PacketHeaderLength];
        PcapFormat.WritePacketHeader(header, packet.Time, packet.Data.Length, packet.WireLength);
        lock (_lock)
        {
            if (Failure is not null)
                return;
            if (_linkType is null)
                Begin(packet.LinkType);
            if (_linkType == packet.LinkType)
                Write(header, packet.Data);
            else
                Foreign++;
        }
    }

    /// <summary>Hands what was written to the system; a source that waits for packets does so now and then.</summary>
    public void Flush()
    {
        lock (_lock)
            Try(static (file, _, _) => file.Flush(), default, default);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_linkType is null)
                Begin(LinkType.Ethernet); // also a file without packets is one
            Try(static (file, _, _) => file.Dispose(), default, default);
        }
    }

    private void Begin(LinkType linkType)
    {
        _linkType = linkType;
        Span<byte> header = stackalloc byte[PcapFormat.FileHeaderLength];
        PcapFormat.WriteFileHeader(header, (int)linkType);
        Write(header, default);
    }

    private void Write(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data) => Try(
        static (file, header, data) =>
        {
            file.Write(header);
            file.Write(data);
        },
        header,
        data);

    // A disk that is full ends the file, not the analysis.
    private void Try(Step step, ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        try
        {
            step(_file, header, data);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Failure ??= e.Message;
        }
    }

    private delegate void Step(Stream file, ReadOnlySpan<byte> header, ReadOnlySpan<byte> data);
}
