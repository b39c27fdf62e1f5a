using System.Buffers.Binary;
using System.Numerics;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>SHA-1 (FIPS 180-4, 6.1).</summary>
internal sealed class Sha1Hash() : WordHash(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
{
    protected override int DigestSize => 20;

    protected override bool HasDigestSize => false;

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[80];
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < w.Length; i++)
            w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        var (a, b, c, d, e) = (State[0], State[1], State[2], State[3], State[4]);
        for (var i = 0; i < w.Length; i++)
        {
            var (mixed, constant) = (i / 20) switch // FIPS 180-4, 4.1.1 and 4.2.1
            {
                0 => ((b & c) ^ (~b & d), 0x5a827999u),
                1 => (b ^ c ^ d, 0x6ed9eba1u),
                2 => ((b & c) ^ (b & d) ^ (c & d), 0x8f1bbcdcu),
                _ => (b ^ c ^ d, 0xca62c1d6u),
            };
            var next = BitOperations.RotateLeft(a, 5) + mixed + e + constant + w[i];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }

        State[0] += a;
        State[1] += b;
        State[2] += c;
        State[3] += d;
        State[4] += e;
    }
}
