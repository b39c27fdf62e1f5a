using System.Buffers.Binary;
using System.Numerics;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>SHA-256, and SHA-224, which begins with other values and is cut (FIPS 180-4, 6.2 and 6.3).</summary>
internal sealed class Sha256Hash(int digestSize) : WordHash(Initial(digestSize))
{
    protected override int DigestSize => digestSize;

    protected override bool HasDigestSize => true;

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < w.Length; i++)
        {
            var low = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            var high = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + low + w[i - 7] + high;
        }

        var (a, b, c, d) = (State[0], State[1], State[2], State[3]);
        var (e, f, g, h) = (State[4], State[5], State[6], State[7]);
        for (var i = 0; i < w.Length; i++)
        {
            var sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + sum1 + ((e & f) ^ (~e & g)) + ShaConstants.Short[i] + w[i];
            var sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        Span<uint> added = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < added.Length; i++)
            State[i] += added[i];
    }

    // FIPS 180-4, 5.3.2 and 5.3.3.
    private static uint[] Initial(int digestSize) => digestSize == 28
        ? [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4]
        : [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
}
