using System.Buffers.Binary;
using System.Numerics;

namespace Vigil.Files.Hash;

/// <summary>SHA-224 (FIPS 180-4, sections 5.3.2 and 6.3), which the platform lacks.</summary>
internal sealed class Sha224 : IFileHash
{
    private const int BlockSize = 64;

    private readonly uint[] _state =
        [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];

    private readonly byte[] _block = new byte[BlockSize];
    private long _length;

    // Fractional parts of the cube roots of the first 64 primes (4.2.2).
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> data)
    {
        var filled = (int)(_length % BlockSize);
        _length += data.Length;
        if (filled > 0)
        {
            var count = Math.Min(BlockSize - filled, data.Length);
            data[..count].CopyTo(_block.AsSpan(filled));
            data = data[count..];
            if (filled + count < BlockSize)
                return;
            Compress(_block);
        }

        for (; data.Length >= BlockSize; data = data[BlockSize..])
            Compress(data);
        data.CopyTo(_block);
    }

    /// <inheritdoc/>
    public byte[] Finish()
    {
        // 5.1.1: a one bit, zeros, and the length in bits at the end of a block.
        var bits = _length * 8;
        var filled = (int)(_length % BlockSize);
        Span<byte> padding = stackalloc byte[BlockSize * 2];
        padding[0] = 0x80;
        var count = (filled < 56 ? 56 : 120) - filled;
        BinaryPrimitives.WriteInt64BigEndian(padding[count..], bits);
        Add(padding[..(count + 8)]);
        var hash = new byte[28];
        for (var i = 0; i < 7; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(i * 4), _state[i]);
        return hash;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var t = 0; t < 16; t++)
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * 4)..]);
        for (var t = 16; t < 64; t++)
        {
            var s0 = BitOperations.RotateRight(w[t - 15], 7) ^ BitOperations.RotateRight(w[t - 15], 18) ^ (w[t - 15] >> 3);
            var s1 = BitOperations.RotateRight(w[t - 2], 17) ^ BitOperations.RotateRight(w[t - 2], 19) ^ (w[t - 2] >> 10);
            w[t] = w[t - 16] + s0 + w[t - 7] + s1;
        }

        var (a, b, c, d) = (_state[0], _state[1], _state[2], _state[3]);
        var (e, f, g, h) = (_state[4], _state[5], _state[6], _state[7]);
        for (var t = 0; t < 64; t++)
        {
            var big1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + big1 + ((e & f) ^ (~e & g)) + Constants[t] + w[t];
            var big0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = big0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }
}
