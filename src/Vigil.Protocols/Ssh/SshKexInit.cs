using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssh;

/// <summary>The algorithms one side offers (RFC 4253, 7.1), viewed in place.</summary>
internal readonly ref struct SshKexInit
{
    /// <summary>Random octets.</summary>
    public ReadOnlySpan<byte> Cookie { get; private init; }

    /// <summary>Key exchange.</summary>
    public ReadOnlySpan<byte> Kex { get; private init; }

    /// <summary>Server host keys.</summary>
    public ReadOnlySpan<byte> HostKey { get; private init; }

    /// <summary>Encryption, client to server.</summary>
    public ReadOnlySpan<byte> CipherToServer { get; private init; }

    /// <summary>Encryption, server to client.</summary>
    public ReadOnlySpan<byte> CipherToClient { get; private init; }

    /// <summary>MAC, client to server.</summary>
    public ReadOnlySpan<byte> MacToServer { get; private init; }

    /// <summary>MAC, server to client.</summary>
    public ReadOnlySpan<byte> MacToClient { get; private init; }

    /// <summary>Compression, client to server.</summary>
    public ReadOnlySpan<byte> CompressionToServer { get; private init; }

    /// <summary>Compression, server to client.</summary>
    public ReadOnlySpan<byte> CompressionToClient { get; private init; }

    /// <summary>Languages, client to server.</summary>
    public ReadOnlySpan<byte> LanguageToServer { get; private init; }

    /// <summary>Languages, server to client.</summary>
    public ReadOnlySpan<byte> LanguageToClient { get; private init; }

    /// <summary>Reads the body of the message.</summary>
    public static ParseStatus Read(ReadOnlySpan<byte> body, out SshKexInit init)
    {
        init = default;
        var reader = new WireReader(body);
        if (!reader.TryReadBytes(16, out var cookie) || !TryReadText(ref reader, out var kex) || !TryReadText(ref reader, out var hostKey)
            || !TryReadText(ref reader, out var cipherToServer) || !TryReadText(ref reader, out var cipherToClient)
            || !TryReadText(ref reader, out var macToServer) || !TryReadText(ref reader, out var macToClient)
            || !TryReadText(ref reader, out var compressionToServer) || !TryReadText(ref reader, out var compressionToClient)
            || !TryReadText(ref reader, out var languageToServer) || !TryReadText(ref reader, out var languageToClient))
            return ParseStatus.Malformed;
        init = new()
        {
            Cookie = cookie,
            Kex = kex,
            HostKey = hostKey,
            CipherToServer = cipherToServer,
            CipherToClient = cipherToClient,
            MacToServer = macToServer,
            MacToClient = macToClient,
            CompressionToServer = compressionToServer,
            CompressionToClient = compressionToClient,
            LanguageToServer = languageToServer,
            LanguageToClient = languageToClient,
        };
        return ParseStatus.Complete;
    }

    /// <summary>A <c>string</c> (RFC 4251, 5): four octets of length, then the content.</summary>
    public static bool TryReadText(scoped ref WireReader reader, out ReadOnlySpan<byte> text)
    {
        var cursor = reader;
        text = default;
        if (!cursor.TryReadUInt32(out var length) || length > int.MaxValue || !cursor.TryReadBytes((int)length, out text))
            return false;
        reader = cursor;
        return true;
    }
}
