using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssh;

/// <summary>An identification line (RFC 4253, 4.2), or a line that a server sends before it.</summary>
internal readonly ref struct SshBanner
{
    /// <summary>Longest line; RFC 4253 allows 255, servers' greetings may be longer.</summary>
    public const int MaxLength = 8192;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private init; }

    /// <summary>Whether it identifies a version of the protocol.</summary>
    public bool IsIdentification => Line.StartsWith("SSH-"u8);

    /// <summary>1 or 2; a server of both kinds says 1.99.</summary>
    public SshVersions Versions => Line.StartsWith("SSH-2."u8) ? SshVersions.Two
        : Line.StartsWith("SSH-1.99"u8) ? SshVersions.One | SshVersions.Two
        : SshVersions.One;

    /// <summary>Reads a line.</summary>
    public static ParseStatus Read(ref WireReader reader, out SshBanner banner)
    {
        banner = default;
        var end = reader.Rest.IndexOf((byte)'\n');
        if (end < 0)
            return reader.Remaining > MaxLength ? ParseStatus.Malformed : ParseStatus.NeedMore;
        if (end > MaxLength || !reader.TryReadBytes(end + 1, out var line))
            return ParseStatus.Malformed;
        banner = new() { Line = line[..^1].TrimEnd((byte)'\r') };
        return ParseStatus.Complete;
    }
}

/// <summary>Versions of the protocol that a side speaks.</summary>
[Flags]
internal enum SshVersions
{
    /// <summary>Not known yet.</summary>
    None = 0,

    /// <summary>SSH 1.</summary>
    One = 1,

    /// <summary>SSH 2.</summary>
    Two = 2,
}
