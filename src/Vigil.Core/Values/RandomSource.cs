using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Vigil.Core.Values;

/// <summary>Random numbers of one engine: <c>rand()</c>, and identifiers of connections and files.</summary>
/// <remarks>
/// Two generators (xoshiro256**, Blackman and Vigna 2018): one for identifiers, one for scripts, so that <c>srand</c>
/// does not change identifiers. With a seed both repeat from run to run.
/// </remarks>
public sealed class RandomSource
{
    private const int UidBits = 96;

    private readonly ulong[] _identifiers = new ulong[4];
    private readonly ulong[] _script = new ulong[4];
    private readonly Dictionary<long, ulong[]> _pools = [];
    private readonly ulong _seed;
    private readonly byte[] _secret = new byte[16];

    /// <summary>Seeded by the system, or by <paramref name="seed"/> for reproducible runs.</summary>
    public RandomSource(ulong? seed = null)
    {
        IsDeterministic = seed is not null;
        _seed = seed ?? BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
        Fill(_identifiers, _seed);
        Fill(_script, ~_seed);
        BinaryPrimitives.WriteUInt64LittleEndian(_secret, Step(_identifiers));
        BinaryPrimitives.WriteUInt64LittleEndian(_secret.AsSpan(8), Step(_identifiers));
    }

    /// <summary>Whether a seed was given.</summary>
    public bool IsDeterministic { get; }

    /// <summary>A secret of 16 octets for keyed hashes.</summary>
    public ReadOnlySpan<byte> Secret => _secret;

    /// <summary>64 random bits.</summary>
    public ulong Next() => Step(_identifiers);

    /// <summary>A number of 31 bits for scripts.</summary>
    public ulong NextForScripts() => Step(_script) >> 33;

    /// <summary>Starts the numbers for scripts over (<c>srand</c>).</summary>
    public void SeedScripts(ulong seed) => Fill(_script, seed);

    /// <summary>A new identifier: <paramref name="prefix"/> and 96 random bits in base 62, e.g. <c>CHhAvVGS1DHFjwGM9</c>.</summary>
    public ByteString UniqueId(ReadOnlySpan<byte> prefix) => UniqueId(_identifiers, prefix);

    /// <summary>The same from a sequence of its own; each pool number has one.</summary>
    public ByteString UniqueIdFrom(long pool, ReadOnlySpan<byte> prefix)
    {
        if (!_pools.TryGetValue(pool, out var state))
        {
            state = new ulong[4];
            Fill(state, _seed ^ (ulong)pool * 0x9E37_79B9_7F4A_7C15);
            _pools.Add(pool, state);
        }

        return UniqueId(state, prefix);
    }

    private static ByteString UniqueId(ulong[] state, ReadOnlySpan<byte> prefix)
    {
        Span<byte> digits = stackalloc byte[24];
        var count = AppendBase62(digits, 0, Step(state));
        count = AppendBase62(digits, count, Step(state) & ((1UL << (UidBits - 64)) - 1));
        var text = new byte[prefix.Length + count];
        prefix.CopyTo(text);
        digits[..count].CopyTo(text.AsSpan(prefix.Length));
        return ByteString.Adopt(text);
    }

    // Least significant digit first.
    private static int AppendBase62(Span<byte> output, int position, ulong number)
    {
        do
        {
            (number, var digit) = Math.DivRem(number, 62);
            output[position++] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8[(int)digit];
        }
        while (number > 0);
        return position;
    }

    // splitmix64, as the authors of xoshiro recommend for its state.
    private static void Fill(ulong[] state, ulong seed)
    {
        for (var i = 0; i < state.Length; i++)
        {
            seed += 0x9E37_79B9_7F4A_7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58_476D_1CE4_E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
            state[i] = mixed ^ (mixed >> 31);
        }
    }

    private static ulong Step(ulong[] s)
    {
        var result = BitOperations.RotateLeft(s[1] * 5, 7) * 9;
        var shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return result;
    }
}
