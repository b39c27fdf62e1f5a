using System.Numerics;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>The constants of SHA-2 (FIPS 180-4, 4.2.2 and 4.2.3): 64 bits of the fractional parts of the cube roots of the first 80 primes.</summary>
/// <remarks>SHA-224 and SHA-256 use the upper half of the first 64.</remarks>
internal static class ShaConstants
{
    /// <summary>All eighty.</summary>
    public static ulong[] Long { get; } = CubeRootsOfPrimes();

    /// <summary>The upper halves.</summary>
    public static uint[] Short { get; } = Array.ConvertAll(Long, static constant => (uint)(constant >> 32));

    private static ulong[] CubeRootsOfPrimes()
    {
        var constants = new ulong[80];
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

    // floor(cbrt(n) * 2^64) mod 2^64, bit by bit in whole numbers.
    private static ulong CubeRootFraction(int number)
    {
        var target = (BigInteger)number << 192;
        BigInteger root = 0;
        for (var bit = 68; bit >= 0; bit--)
        {
            var next = root + (BigInteger.One << bit);
            if (next * next * next <= target)
                root = next;
        }

        return (ulong)(root & ulong.MaxValue);
    }
}
