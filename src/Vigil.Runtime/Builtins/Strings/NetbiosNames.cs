using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Strings;

/// <summary>NetBIOS names in first-level encoding (RFC 1001, 14.1): each half octet is a letter from A on.</summary>
public static class NetbiosNames
{
    private const int EncodedLength = 32;

    /// <summary>The name without padding and type.</summary>
    [Builtin("decode_netbios_name", "function(name: string): string", IsPure = true)]
    public static ByteString Decode(EngineContext context, ByteString name)
    {
        var decoded = new byte[(EncodedLength / 2) - 1];
        for (var i = 0; i < decoded.Length; i++)
        {
            if (!TryOctet(name.Span, i, out decoded[i]))
                return ByteString.Empty;
        }

        return ByteString.Copy(decoded.AsSpan().TrimEnd(" \0"u8));
    }

    /// <summary>The type of service, which is the last octet.</summary>
    [Builtin("decode_netbios_name_type", "function(name: string): count", IsPure = true)]
    public static ulong TypeOf(EngineContext context, ByteString name) =>
        TryOctet(name.Span, (EncodedLength / 2) - 1, out var octet) ? octet : 0UL;

    private static bool TryOctet(ReadOnlySpan<byte> name, int index, out byte octet)
    {
        octet = 0;
        if (name.Length < (2 * index) + 2)
            return false;
        var (high, low) = (name[2 * index] - 'A', name[(2 * index) + 1] - 'A');
        octet = (byte)((high << 4) | (low & 15));
        return high is >= 0 and < 16 && low is >= 0 and < 16;
    }
}
