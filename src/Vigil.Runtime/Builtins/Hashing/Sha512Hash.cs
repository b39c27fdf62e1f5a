using System.Buffers.Binary;
using System.Numerics;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>SHA-512, and SHA-384, which begins with other values and is cut (FIPS 180-4, 6.4 and 6.5).</summary>
internal sealed class Sha512Hash(int digestSize) : BlockHash(BlockSize, 64)
{
    private const int BlockSize = 128;

    private readonly ulong[] _state = Initial(digestSize);

    protected override int DigestSize => digestSize;

    protected override bool HasDigestSize => true;

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<ulong> w = stackalloc ulong[80];
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt64BigEndian(block[(8 * i)..]);
        for (var i = 16; i < w.Length; i++)
        {
            var low = BitOperations.RotateRight(w[i - 15], 1) ^ BitOperations.RotateRight(w[i - 15], 8) ^ (w[i - 15] >> 7);
            var high = BitOperations.RotateRight(w[i - 2], 19) ^ BitOperations.RotateRight(w[i - 2], 61) ^ (w[i - 2] >> 6);
            w[i] = w[i - 16] + low + w[i - 7] + high;
        }

        var (a, b, c, d) = (_state[0], _state[1], _state[2], _state[3]);
        var (e, f, g, h) = (_state[4], _state[5], _state[6], _state[7]);
        for (var i = 0; i < w.Length; i++)
        {
            var sum1 = BitOperations.RotateRight(e, 14) ^ BitOperations.RotateRight(e, 18) ^ BitOperations.RotateRight(e, 41);
            var t1 = h + sum1 + ((e & f) ^ (~e & g)) + ShaConstants.Long[i] + w[i];
            var sum0 = BitOperations.RotateRight(a, 28) ^ BitOperations.RotateRight(a, 34) ^ BitOperations.RotateRight(a, 39);
            var t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        Span<ulong> added = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < added.Length; i++)
            _state[i] += added[i];
    }

    protected override void WriteDigest(Span<byte> target)
    {
        for (var i = 0; i < _state.Length; i++)
            BinaryPrimitives.WriteUInt64BigEndian(target[(8 * i)..], _state[i]);
    }

    protected override void SaveState(Span<byte> target)
    {
        for (var i = 0; i < _state.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(target[(8 * i)..], _state[i]);
    }

    protected override void LoadState(ReadOnlySpan<byte> source)
    {
        for (var i = 0; i < _state.Length; i++)
            _state[i] = BinaryPrimitives.ReadUInt64LittleEndian(source[(8 * i)..]);
    }

    // FIPS 180-4, 5.3.4 and 5.3.5.
    private static ulong[] Initial(int digestSize) => digestSize == 48
        ?
        [
            0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
            0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
        ]
        :
        [
            0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
            0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
        ];
}
