using Vigil.Analysis.Builtins;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Protocols.Mime;

/// <summary>Base64 that came in a connection.</summary>
public static class Base64Functions
{
    private const int AlphabetLength = 64;

    /// <summary>Decodes what came in a connection. What is wrong with it is a weird of the connection, for the traffic is at fault, not the script.</summary>
    [Builtin("decode_base64_conn", "function(cid: conn_id, s: string, a: string &default=\"\"): string")]
    public static ByteString Decode(EngineContext context, RecordVal cid, ByteString s, ByteString a)
    {
        if (a.Length is not (0 or AlphabetLength))
        {
            context.Reporter.Error($"base64 alphabet is not 64 characters: {a}");
            return ByteString.Empty;
        }

        if (ConnectionFunctions.FindConnection(context, cid) is not { } connection)
        {
            context.Reporter.Error("connection ID not a known connection");
            return ByteString.Empty;
        }

        var text = a.Length == 0 ? s.Span : Translate(s.Span, a.Span);
        var octets = new byte[Base64Decoder.MaxOutput(text.Length)];
        var decoder = default(Base64Decoder);
        var length = decoder.Decode(text, octets);
        length += decoder.End(octets.AsSpan(length));
        if (decoder.TakeFault() is { } fault)
            connection.Weird("base64_illegal_encoding", fault);
        return ByteString.Copy(octets.AsSpan(0, length));
    }

    // From another alphabet to that of RFC 4648, section 4; what is in neither stays wrong.
    private static byte[] Translate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> alphabet)
    {
        var plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;
        var translated = text.ToArray();
        foreach (ref var octet in translated.AsSpan())
        {
            var digit = alphabet.IndexOf(octet);
            if (digit >= 0)
                octet = plain[digit];
            else if (octet != '=')
                octet = plain.Contains(octet) ? (byte)'!' : octet;
        }

        return translated;
    }
}
