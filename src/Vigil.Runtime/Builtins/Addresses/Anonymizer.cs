using System.Buffers.Binary;
using System.Security.Cryptography;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Addresses;

/// <summary>Replaces IPv4 addresses so that addresses with a common prefix still have one.</summary>
/// <remarks>
/// Every bit is flipped or not by a keyed hash of the bits before it, so that the mapping is one to one and keeps prefixes.
/// The key comes from the secret of the run. Prefixes that scripts name stay as they are.
/// </remarks>
internal sealed class Anonymizer
{
    private readonly byte[] _key;
    private readonly List<(uint Prefix, int Length)> _preserved = [];

    private Anonymizer(RandomSource random) => _key = HMACSHA256.HashData(random.Secret, "anonymization"u8);

    /// <summary>The one of an engine.</summary>
    public static Anonymizer Of(EngineContext context)
    {
        if (context.Find<Anonymizer>() is { } present)
            return present;
        var anonymizer = new Anonymizer(context.Service<RandomSource>());
        context.AddService(anonymizer);
        return anonymizer;
    }

    /// <summary>Leaves the first <paramref name="length"/> bits alone in addresses that have them in common.</summary>
    public void Preserve(Addr address, int length) => _preserved.Add((address.V4Bits, Math.Min(length, 32)));

    /// <summary>The address that stands for an IPv4 address.</summary>
    public Addr Replace(Addr address)
    {
        var bits = address.V4Bits;
        var kept = 0;
        foreach (var (prefix, length) in _preserved)
        {
            if (length > kept && ((prefix ^ bits) & Mask(length)) == 0)
                kept = length;
        }

        var result = bits & Mask(kept);
        Span<byte> input = stackalloc byte[5];
        Span<byte> hash = stackalloc byte[32];
        for (var bit = kept; bit < 32; bit++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(input, bits & Mask(bit));
            input[4] = (byte)bit;
            HMACSHA256.HashData(_key, input, hash);
            var place = 1U << (31 - bit);
            result |= (hash[0] & 1) == 0 ? bits & place : ~bits & place;
        }

        return Addr.V4(result);
    }

    private static uint Mask(int length) => length == 0 ? 0 : uint.MaxValue << (32 - length);
}
