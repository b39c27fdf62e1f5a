using System.Buffers.Binary;
using System.Numerics;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>MD5 (RFC 1321).</summary>
internal sealed class Md5Hash() : WordHash(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
{
    // RFC 1321, 3.4: the whole part of 2^32 times the sine of i in radians.
    private static readonly uint[] _sines = [.. Enumerable.Range(1, 64).Select(static i => (uint)(Math.Abs(Math.Sin(i)) * 4294967296))];

    protected override int DigestSize => 16;

    protected override bool HasDigestSize => false;

    // Rotations of the four rounds, each four times in turn.
    private static ReadOnlySpan<byte> Rotations => [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[16];
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
        var (a, b, c, d) = (State[0], State[1], State[2], State[3]);
        for (var i = 0; i < 64; i++)
        {
            var (mixed, word) = (i / 16) switch
            {
                0 => ((b & c) | (~b & d), i),
                1 => ((b & d) | (c & ~d), ((5 * i) + 1) % 16),
                2 => (b ^ c ^ d, ((3 * i) + 5) % 16),
                _ => (c ^ (b | ~d), 7 * i % 16),
            };
            var sum = a + mixed + _sines[i] + words[word];
            (a, d, c, b) = (d, c, b, b + BitOperations.RotateLeft(sum, Rotations[(i / 16 * 4) + (i % 4)]));
        }

        State[0] += a;
        State[1] += b;
        State[2] += c;
        State[3] += d;
    }

    // The only one of the family that writes its numbers little-endian.
    protected override void WriteLength(Span<byte> target, ulong bits) => BinaryPrimitives.WriteUInt64LittleEndian(target, bits);

    protected override void WriteDigest(Span<byte> target) => SaveState(target);
}
