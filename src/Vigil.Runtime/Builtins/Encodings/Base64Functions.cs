using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Encodings;

/// <summary>Base64 (RFC 4648, 4), also with other alphabets.</summary>
public static class Base64Functions
{
    private const int AlphabetLength = 64;

    /// <summary>Encodes octets.</summary>
    [Builtin("encode_base64", "function(s: string, a: string &default=\"\"): string")]
    public static ByteString Encode(EngineContext context, ByteString s, ByteString a)
    {
        if (AlphabetOf(context, a) is not { } alphabet)
            return ByteString.Empty;
        using var output = new ByteBuilder((s.Length * 4 / 3) + 4);
        for (var rest = s.Span; !rest.IsEmpty; rest = rest[Math.Min(3, rest.Length)..])
        {
            var group = (rest[0] << 16) | (rest.Length > 1 ? rest[1] << 8 : 0) | (rest.Length > 2 ? rest[2] : 0);
            output.Append(alphabet[group >> 18]);
            output.Append(alphabet[(group >> 12) & 63]);
            output.Append(rest.Length > 1 ? alphabet[(group >> 6) & 63] : (byte)'=');
            output.Append(rest.Length > 2 ? alphabet[group & 63] : (byte)'=');
        }

        return output.ToByteString();
    }

    /// <summary>Decodes a string; padding may be missing. What is no base64 is reported and yields the empty string.</summary>
    [Builtin("decode_base64", "function(s: string, a: string &default=\"\"): string")]
    public static ByteString Decode(EngineContext context, ByteString s, ByteString a)
    {
        if (AlphabetOf(context, a) is not { } alphabet)
            return ByteString.Empty;
        if (TryDecode(s.Span, alphabet, out var decoded))
            return decoded;
        context.Reporter.Error($"error in decoding string {s}");
        return ByteString.Empty;
    }

    /// <summary>Whether a string can be decoded.</summary>
    [Builtin("is_valid_base64", "function(s: string, a: string &default=\"\"): bool")]
    public static bool IsValid(EngineContext context, ByteString s, ByteString a) =>
        AlphabetOf(context, a) is { } alphabet && TryDecode(s.Span, alphabet, out _);

    internal static bool TryDecode(ReadOnlySpan<byte> text, ReadOnlySpan<byte> alphabet, out ByteString decoded)
    {
        decoded = ByteString.Empty;
        using var output = new ByteBuilder((text.Length * 3 / 4) + 3);
        text = text.TrimEnd((byte)'=');
        var bits = 0;
        var count = 0;
        foreach (var octet in text)
        {
            var digit = alphabet.IndexOf(octet);
            if (digit < 0)
                return false;
            bits = ((bits << 6) | digit) & 0xFFFFFF;
            count += 6;
            if (count < 8)
                continue;
            count -= 8;
            output.Append((byte)(bits >> count));
        }

        decoded = output.ToByteString();
        return text.Length % 4 != 1; // six bits alone are no octet
    }

    private static byte[]? AlphabetOf(EngineContext context, ByteString alphabet)
    {
        if (alphabet.Length == AlphabetLength)
            return alphabet.Span.ToArray();
        if (alphabet.Length == 0)
            return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8.ToArray();
        context.Reporter.Error($"base64 alphabet is not 64 characters: {alphabet}");
        return null;
    }
}
