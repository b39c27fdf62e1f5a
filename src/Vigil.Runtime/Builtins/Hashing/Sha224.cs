using System.Buffers.Binary;
using System.Numerics;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>SHA-224 (FIPS 180-4, 6.3), which the platform does not offer: SHA-256 from other initial values, cut to 28 octets.</summary>
internal sealed class Sha224
{
    private const int BlockSize = 64;

    // FIPS 180-4, 5.3.2.
    private readonly uint[] _state =
        [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];

    // FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static readonly uint[] _constants = CubeRootsOfPrimes();

    private readonly byte[] _block = new byte[BlockSize];
    private int _filled;
    private ulong _length;

    /// <summary>Adds octets.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        _length += (ulong)data.Length;
        while (!data.IsEmpty)
        {
            var count = Math.Min(BlockSize - _filled, data.Length);
            data[..count].CopyTo(_block.AsSpan(_filled));
            _filled += count;
            data = data[count..];
            if (_filled < BlockSize)
                continue;
            Compress();
            _filled = 0;
        }
    }

    /// <summary>Ends the message.</summary>
    /// <returns>28 octets.</returns>
    public byte[] Finish()
    {
        var bits = _length * 8;
        _block[_filled++] = 0x80;
        if (_filled > BlockSize - 8)
        {
            _block.AsSpan(_filled).Clear();
            Compress();
            _filled = 0;
        }

        _block.AsSpan(_filled).Clear();
        BinaryPrimitives.WriteUInt64BigEndian(_block.AsSpan(BlockSize - 8), bits);
        Compress();
        var digest = new byte[28];
        for (var i = 0; i < 7; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(4 * i), _state[i]);
        return digest;
    }

    private static uint[] CubeRootsOfPrimes()
    {
        var constants = new uint[64];
        var found = 0;
        for (var candidate = 2; found < constants.Length; candidate++)
        {
            var isPrime = true;
            for (var divisor = 2; divisor * divisor <= candidate; divisor++)
                isPrime &= candidate % divisor != 0;
            if (isPrime)
                constants[found++] = CubeRootFraction(candidate);
        }

        return constants;
    }

    // floor(cbrt(n) * 2^32) mod 2^32, bit by bit in whole numbers.
    private static uint CubeRootFraction(int number)
    {
        var target = (BigInteger)number << 96;
        BigInteger root = 0;
        for (var bit = 36; bit >= 0; bit--)
        {
            var next = root + (BigInteger.One << bit);
            if (next * next * next <= target)
                root = next;
        }

        return (uint)(root & uint.MaxValue);
    }

    private void Compress()
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(_block.AsSpan(4 * i));
        for (var i = 16; i < 64; i++)
        {
            var low = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            var high = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + low + w[i - 7] + high;
        }

        var (a, b, c, d) = (_state[0], _state[1], _state[2], _state[3]);
        var (e, f, g, h) = (_state[4], _state[5], _state[6], _state[7]);
        for (var i = 0; i < 64; i++)
        {
            var sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + sum1 + ((e & f) ^ (~e & g)) + _constants[i] + w[i];
            var sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        Span<uint> added = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++)
            _state[i] += added[i];
    }
}
