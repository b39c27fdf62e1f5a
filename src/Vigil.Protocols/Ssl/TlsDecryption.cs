using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Vigil.Protocols.Ssl;

/// <summary>Opens the records of a connection of TLS 1.2 whose keys a script has given: AES in Galois counter mode (RFC 5288, 5289).</summary>
internal sealed class TlsDecryption : IDisposable
{
    private const int SaltSize = 4;
    private const int ExplicitSize = 8;
    private const int TagSize = 16;
    private readonly byte[] _salts;
    private readonly AesGcm _client;
    private readonly AesGcm _server;

    // Key block (RFC 5246, 6.3): keys of client and server, then their salts. Such suites have no keys for a MAC.
    private TlsDecryption(ReadOnlySpan<byte> keys, int keySize)
    {
        _client = new(keys[..keySize], TagSize);
        _server = new(keys[keySize..(2 * keySize)], TagSize);
        _salts = keys[(2 * keySize)..].ToArray();
    }

    /// <summary>Octets that a record is longer than what it carries.</summary>
    public static int Overhead => ExplicitSize + TagSize;

    /// <summary>Takes the keys.</summary>
    /// <param name="suite">The cipher suite.</param>
    /// <param name="keys">The key block.</param>
    /// <returns><see langword="null"/> if the suite is of another kind or the block not as long as it asks for.</returns>
    public static TlsDecryption? OfKeys(int suite, ReadOnlySpan<byte> keys)
    {
        var size = KeySize(suite);
        return size > 0 && keys.Length == 2 * (size + SaltSize) ? new(keys, size) : null;
    }

    /// <summary>Makes the keys.</summary>
    /// <param name="suite">The cipher suite.</param>
    /// <param name="secret">The master secret.</param>
    /// <param name="clientRandom">The random of the client, 32 octets.</param>
    /// <param name="serverRandom">The random of the server, 32 octets.</param>
    /// <returns><see langword="null"/> if the suite is of another kind.</returns>
    public static TlsDecryption? OfSecret(int suite, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> clientRandom, ReadOnlySpan<byte> serverRandom)
    {
        var size = KeySize(suite);
        if (size == 0)
            return null;
        Span<byte> keys = stackalloc byte[2 * (size + SaltSize)];
        TlsPrf.Expand(
            size == 16 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384, secret, [.. "key expansion"u8, .. serverRandom, .. clientRandom], keys);
        return new(keys, size);
    }

    /// <summary>Opens a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isClient">Whether the client sent it.</param>
    /// <param name="sequence">Its number among those that the sender has encrypted, from 0.</param>
    /// <param name="plain">Receives what it carries: <see cref="Overhead"/> octets fewer than the record has.</param>
    /// <returns><see langword="false"/> if it was not encrypted with these keys.</returns>
    public bool TryOpen(TlsRecord record, bool isClient, ulong sequence, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[SaltSize + ExplicitSize];
        _salts.AsSpan(isClient ? 0 : SaltSize, SaltSize).CopyTo(nonce);
        record.Body[..ExplicitSize].CopyTo(nonce[SaltSize..]);
        Span<byte> header = stackalloc byte[13]; // RFC 5246, 6.2.3.3
        BinaryPrimitives.WriteUInt64BigEndian(header, sequence);
        header[8] = (byte)record.Type;
        BinaryPrimitives.WriteUInt16BigEndian(header[9..], record.Version);
        BinaryPrimitives.WriteUInt16BigEndian(header[11..], (ushort)plain.Length);
        try
        {
            (isClient ? _client : _server).Decrypt(nonce, record.Body[ExplicitSize..^TagSize], record.Body[^TagSize..], plain, header);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    // Octets of a key; 0 for suites of other kinds. Those of 32 go with SHA-384.
    private static int KeySize(int suite) => suite switch
    {
        >= 0x009C and <= 0x00AD => (suite & 1) == 0 ? 16 : 32,
        >= 0xC02B and <= 0xC032 => (suite & 1) == 0 ? 32 : 16,
        _ => 0,
    };
}
