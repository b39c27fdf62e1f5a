using System.Buffers;
using Vigil.Core.Values;

namespace Vigil.Protocols.Http;

/// <summary>Removes percent escapes from request targets (RFC 3986, section 2.1), as leniently as servers do.</summary>
internal static class HttpUri
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("!#$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~"u8);

    /// <summary>Removes escapes.</summary>
    /// <param name="target">Target as sent.</param>
    /// <param name="original">The same as a value: it is the result if there is nothing to do.</param>
    /// <param name="weird">Called with the name of a weird.</param>
    public static ByteString Unescape(ReadOnlySpan<byte> target, ByteString original, Action<string> weird)
    {
        var odd = target.IndexOfAnyExcept(Plain);
        if (odd < 0)
            return original;
        var result = new byte[target.Length];
        target[..odd].CopyTo(result);
        var written = odd;
        for (var i = odd; i < target.Length; i++)
        {
            if (target[i] != '%')
            {
                result[written++] = target[i];
                continue;
            }

            var rest = target[(i + 1)..];
            if (rest.IsEmpty)
            {
                weird("illegal_%_at_end_of_URI");
                result[written++] = (byte)'%';
            }
            else if (rest[0] == '%')
            {
                weird("double_%_in_URI"); // perhaps an attempt to be decoded twice
                result[written++] = (byte)'%';
                i++;
            }
            else if (TryHex(rest, out var octet))
            {
                result[written++] = octet;
                i += 2;
            }
            else if (rest.Length >= 5 && rest[0] == 'u' && TryHex(rest[1..], out var high) && TryHex(rest[3..], out var low))
            {
                // The %uXXXX form that some servers understand.
                if (high != 0)
                    result[written++] = high;
                result[written++] = low;
                i += 5;
            }
            else
            {
                weird("unescaped_%_in_URI");
                result[written++] = (byte)'%';
            }
        }

        return ByteString.Copy(result.AsSpan(0, written));
    }

    private static bool TryHex(ReadOnlySpan<byte> text, out byte octet)
    {
        octet = 0;
        return text.Length >= 2
            && Convert.FromHexString(text[..2], System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref octet, 1), out _, out var written) == OperationStatus.Done
            && written == 1;
    }
}
