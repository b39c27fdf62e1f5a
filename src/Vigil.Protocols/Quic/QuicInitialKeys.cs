using System.Security.Cryptography;

namespace Vigil.Protocols.Quic;

/// <summary>The keys of one direction's Initial packets, which follow from the client's first choice of an identifier (RFC 9001, 5.2).</summary>
internal sealed class QuicInitialKeys
{
    private const int KeySize = 16; // AES-128
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int SampleSize = 16;

    private readonly byte[] _key = new byte[KeySize];
    private readonly byte[] _nonce = new byte[NonceSize];
    private readonly byte[] _headerKey = new byte[KeySize];
    private ulong _largest; // highest packet number seen, and whether there was one
    private bool _hasLargest;

    private QuicInitialKeys(ReadOnlySpan<byte> secret, bool isV2)
    {
        Expand(secret, isV2 ? "quicv2 key"u8 : "quic key"u8, _key);
        Expand(secret, isV2 ? "quicv2 iv"u8 : "quic iv"u8, _nonce);
        Expand(secret, isV2 ? "quicv2 hp"u8 : "quic hp"u8, _headerKey);
    }

    /// <summary>The keys of both sides.</summary>
    /// <param name="version">A version that is understood.</param>
    /// <param name="destinationId">The destination in the client's first Initial packet.</param>
    public static (QuicInitialKeys Client, QuicInitialKeys Server) Derive(uint version, ReadOnlySpan<byte> destinationId)
    {
        Span<byte> initial = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> secret = stackalloc byte[SHA256.HashSizeInBytes];
        HKDF.Extract(HashAlgorithmName.SHA256, destinationId, QuicVersion.Salt(version), initial);
        var isV2 = QuicVersion.IsV2(version);
        Expand(initial, "client in"u8, secret);
        var client = new QuicInitialKeys(secret, isV2);
        Expand(initial, "server in"u8, secret);
        return (client, new(secret, isV2));
    }

    /// <summary>Removes the protection of a packet (RFC 9001, 5.3 and 5.4).</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="plain">Receives the frames; at least as long as the packet.</param>
    /// <param name="length">Octets of frames.</param>
    /// <returns><see langword="false"/> if the packet was not protected with these keys, or is damaged.</returns>
    public bool TryOpen(in QuicLongHeader packet, Span<byte> plain, out int length)
    {
        length = 0;
        var octets = packet.Octets;

        // The sample is taken as if the packet number had its full four octets (5.4.2).
        if (octets.Length < packet.NumberAt + 4 + SampleSize)
            return false;
        Span<byte> mask = stackalloc byte[SampleSize];
        using (var aes = Aes.Create())
        {
            aes.Key = _headerKey;
            aes.EncryptEcb(octets.Slice(packet.NumberAt + 4, SampleSize), mask, PaddingMode.None);
        }

        var first = (byte)(octets[0] ^ (mask[0] & 0x0F));
        var numberSize = (first & 3) + 1;
        var headerSize = packet.NumberAt + numberSize;
        if (octets.Length < headerSize + TagSize)
            return false;

        // What was authenticated is the header as it was before its protection; it fits where the frames will be put.
        var header = plain[..headerSize];
        octets[..headerSize].CopyTo(header);
        header[0] = first;
        uint truncated = 0;
        for (var i = 0; i < numberSize; i++)
        {
            header[packet.NumberAt + i] ^= mask[1 + i];
            truncated = (truncated << 8) | header[packet.NumberAt + i];
        }

        var number = Expanded(truncated, 8 * numberSize);
        var body = octets[headerSize..^TagSize];
        if (!TryDecrypt(number, header, body, octets[^TagSize..], plain.Slice(headerSize, body.Length)))
            return false;
        if (!_hasLargest || number > _largest)
            (_largest, _hasLargest) = (number, true);
        length = body.Length;
        plain.Slice(headerSize, length).CopyTo(plain);
        return true;
    }

    private bool TryDecrypt(ulong number, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> tag, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        _nonce.CopyTo(nonce);
        for (var i = 0; i < 8; i++)
            nonce[NonceSize - 1 - i] ^= (byte)(number >> (8 * i));
        using var aead = new AesGcm(_key, TagSize);
        try
        {
            aead.Decrypt(nonce, body, tag, plain, header);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    // RFC 9000, A.3: the number nearest to the one expected next that ends in these bits.
    private ulong Expanded(uint truncated, int bits)
    {
        var expected = _hasLargest ? _largest + 1 : 0;
        var window = 1UL << bits;
        var candidate = (expected & ~(window - 1)) | truncated;
        if (candidate + (window / 2) <= expected && candidate < (1UL << 62) - window)
            return candidate + window;
        return candidate > expected + (window / 2) && candidate >= window ? candidate - window : candidate;
    }

    // HKDF-Expand-Label of TLS 1.3 (RFC 8446, 7.1) with an empty context.
    private static void Expand(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> label, Span<byte> output)
    {
        Span<byte> info = stackalloc byte[32];
        info[0] = 0;
        info[1] = (byte)output.Length;
        info[2] = (byte)("tls13 "u8.Length + label.Length);
        "tls13 "u8.CopyTo(info[3..]);
        label.CopyTo(info[9..]);
        info[9 + label.Length] = 0;
        HKDF.Expand(HashAlgorithmName.SHA256, secret, output, info[..(10 + label.Length)]);
    }
}
