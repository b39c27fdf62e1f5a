using System.Buffers.Text;
using Vigil.Core.Values;

namespace Vigil.Input.Text;

/// <summary>The only escape in fields: <c>\xHH</c> for an octet. Any other backslash stands for itself.</summary>
internal static class FieldEscapes
{
    /// <summary>The octets that a field stands for.</summary>
    public static ByteString Decode(ReadOnlySpan<byte> field)
    {
        var next = field.IndexOf("\\x"u8);
        if (next < 0)
            return ByteString.Copy(field);
        var decoded = new byte[field.Length];
        var length = 0;
        while (next >= 0)
        {
            field[..next].CopyTo(decoded.AsSpan(length));
            length += next;
            field = field[next..];
            if (field.Length >= 4 && Utf8Parser.TryParse(field.Slice(2, 2), out byte octet, out var used, 'x') && used == 2)
            {
                decoded[length++] = octet;
                field = field[4..];
            }
            else
            {
                decoded[length++] = field[0];
                field = field[1..];
            }

            next = field.IndexOf("\\x"u8);
        }

        field.CopyTo(decoded.AsSpan(length));
        return ByteString.Copy(decoded.AsSpan(0, length + field.Length));
    }
}
