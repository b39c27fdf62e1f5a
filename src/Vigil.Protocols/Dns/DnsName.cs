using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>What is wrong with a name.</summary>
internal enum DnsNameFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The message ends inside the name.</summary>
    Truncated,

    /// <summary>A pointer that does not point backwards, or one too many of them.</summary>
    ForwardPointer,

    /// <summary>A label longer than 63 octets.</summary>
    LabelTooLong,

    /// <summary>A label that goes beyond the message.</summary>
    LabelBeyondMessage,

    /// <summary>More than 255 octets in all.</summary>
    NameTooLong,
}

/// <summary>Names and their compression (RFC 1035, 3.1 and 4.1.4).</summary>
internal static class DnsName
{
    /// <summary>Longest text of a name, dots included.</summary>
    public const int MaxText = 255;

    /// <summary>Reads a name and writes it as text: labels between dots, nothing for the root.</summary>
    /// <param name="reader">At the name, over the whole message; moved behind it unless something is wrong.</param>
    /// <param name="text">Room for <see cref="MaxText"/> octets.</param>
    /// <param name="length">Octets written.</param>
    /// <param name="pointers">How many compression pointers a name may follow.</param>
    public static DnsNameFault Read(ref WireReader reader, scoped Span<byte> text, out int length, int pointers)
    {
        length = 0;
        var cursor = reader;
        var end = -1; // where the name ends in the message, once a pointer has been followed
        while (true)
        {
            var at = cursor.Position;
            if (!cursor.TryReadUInt8(out var size))
                return DnsNameFault.Truncated;
            if (size == 0)
                break;
            if ((size & 0xC0) == 0xC0)
            {
                if (!cursor.TryReadUInt8(out var low))
                    return DnsNameFault.Truncated;
                if (end < 0)
                    end = cursor.Position;

                // Pointers only ever lead back, so following them ends; the cap bounds the work for each name.
                var target = ((size & 0x3F) << 8) | low;
                if (target >= at || pointers-- == 0 || !cursor.TrySeek(target))
                    return DnsNameFault.ForwardPointer;
                continue;
            }

            if (size > 63)
                return DnsNameFault.LabelTooLong;
            if (!cursor.TryReadBytes(size, out var label))
                return DnsNameFault.LabelBeyondMessage;
            if (length + size + 1 > MaxText)
                return DnsNameFault.NameTooLong;
            if (length > 0)
                text[length++] = (byte)'.';
            label.CopyTo(text[length..]);
            length += size;
        }

        if (end < 0)
            end = cursor.Position;
        reader.TrySeek(end);
        return DnsNameFault.None;
    }
}
