using System.Security.Cryptography;
using Vigil.Core.Wire;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.Tests.Ssl;

public sealed class TlsDecryptionTests
{
    private static readonly byte[] s_secret = [.. Enumerable.Range(1, 48).Select(static n => (byte)n)];
    private static readonly byte[] s_client = [.. Enumerable.Repeat((byte)0xC1, 32)];
    private static readonly byte[] s_server = [.. Enumerable.Repeat((byte)0x5E, 32)];

    [Fact]
    public void The_expansion_is_that_of_a_published_example()
    {
        var output = new byte[100];
        TlsPrf.Expand(
            HashAlgorithmName.SHA256,
            Convert.FromHexString("9bbe436ba940f017b17652849a71db35"),
            [.. "test label"u8, .. Convert.FromHexString("a0ba9f936cda311827a6f796ffd5198c")],
            output);
        Assert.Equal(
            "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab"
            + "4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66",
            Convert.ToHexStringLower(output));
    }

    [Theory]
    [InlineData(0xC02F, 16)]
    [InlineData(0xC030, 32)]
    [InlineData(0x009D, 32)]
    public void A_record_is_opened_with_the_secret_and_with_the_keys_made_of_it(int suite, int size)
    {
        var block = KeyBlock(size);
        var record = Seal(block[..size], block[(2 * size)..(2 * size + 4)], 5, "GET /"u8);
        foreach (var keys in new[] { TlsDecryption.OfSecret(suite, s_secret, s_client, s_server)!, TlsDecryption.OfKeys(suite, block)! })
        {
            using (keys)
            {
                var reader = new WireReader(record);
                Assert.Equal(ParseStatus.Complete, TlsRecord.Read(ref reader, out var read));
                var plain = new byte[read.Body.Length - TlsDecryption.Overhead];
                Assert.True(keys.TryOpen(read, isClient: true, sequence: 5, plain));
                Assert.Equal("GET /"u8, plain);
                Assert.False(keys.TryOpen(read, isClient: true, sequence: 6, plain));
                Assert.False(keys.TryOpen(read, isClient: false, sequence: 5, plain));
            }
        }
    }

    [Theory]
    [InlineData(0xC013, 72)] // no Galois counter mode
    [InlineData(0xC030, 40)] // of the other length
    public void Keys_that_do_not_fit_the_suite_are_not_taken(int suite, int length) =>
        Assert.Null(TlsDecryption.OfKeys(suite, new byte[length]));

    private static byte[] KeyBlock(int size)
    {
        var block = new byte[2 * (size + 4)];
        TlsPrf.Expand(
            size == 16 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384, s_secret, [.. "key expansion"u8, .. s_server, .. s_client], block);
        return block;
    }

    private static byte[] Seal(byte[] key, byte[] salt, byte sequence, ReadOnlySpan<byte> plain)
    {
        using var aead = new AesGcm(key, 16);
        byte[] part = [0, 0, 0, 0, 0, 0, 0, 9];
        var cipher = new byte[plain.Length];
        var tag = new byte[16];
        aead.Encrypt([.. salt, .. part], plain, cipher, tag, [0, 0, 0, 0, 0, 0, 0, sequence, 23, 3, 3, 0, (byte)plain.Length]);
        return [23, 3, 3, 0, (byte)(8 + plain.Length + 16), .. part, .. cipher, .. tag];
    }
}
