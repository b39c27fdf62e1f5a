using Vigil.Core.Wire;

namespace Vigil.Protocols.Dns;

/// <summary>Names and their compression (RFC 1035, 3.1 and 4.1.4).</summary>
/// <remarks>As in the reference, a name ends where something is wrong with it, and what follows in the message is read from there.</remarks>
internal static class DnsName
{
    /// <summary>Most text that is kept of a name. Longer than allowed ones are kept too, so that it shows what someone tried.</summary>
    public const int MaxText = 512;

    private const int LongestLabel = 63;
    private const int LongestName = 255; // with the dot of the root

    /// <summary>Reads a name and writes it as text: labels between dots, nothing for the root.</summary>
    /// <param name="reader">At the name, over the whole message; moved behind what could be read.</param>
    /// <param name="text">Room for <see cref="MaxText"/> octets.</param>
    /// <param name="length">Octets written.</param>
    /// <param name="pointers">How many compression pointers a name may follow.</param>
    /// <param name="allowsLongLabels">Whether labels of 64 octets and more are as good as others (NetBIOS).</param>
    public static DnsNameFaults Read(ref WireReader reader, scoped Span<byte> text, out int length, int pointers, bool allowsLongLabels = false)
    {
        length = 0;
        var faults = DnsNameFaults.None;
        var cursor = reader;
        var end = -1; // where the name ends in the message, once a pointer has been followed
        while (true)
        {
            var at = cursor.Position;
            if (!cursor.TryReadUInt8(out var size) || size == 0)
                break;
            if ((size & 0xC0) == 0xC0)
            {
                if (!cursor.TryReadUInt8(out var low))
                    break;
                if (end < 0)
                    end = cursor.Position;

                // Pointers only ever lead back, so following them ends; the cap bounds the work for each name.
                var target = ((size & 0x3F) << 8) | low;
                if (target < at && pointers-- > 0 && cursor.TrySeek(target))
                    continue;
                faults |= DnsNameFaults.ForwardPointer;
                break;
            }

            if (!cursor.TryReadBytes(size, out var label))
            {
                // Nothing behind it can be told apart from it.
                faults |= DnsNameFaults.LabelBeyondMessage;
                cursor.TryReadBytes(cursor.Remaining, out _);
                break;
            }

            if (size > LongestLabel && !allowsLongLabels)
                faults |= DnsNameFaults.LabelTooLong;
            else if (length + size + 1 > text.Length)
                faults |= DnsNameFaults.LabelBeyondText;
            if (faults != DnsNameFaults.None)
            {
                cursor.TrySeek(at + 1);
                break;
            }

            if (length > 0)
                text[length++] = (byte)'.';
            label.CopyTo(text[length..]);
            length += size;
        }

        if (length + 1 >= LongestName)
            faults |= DnsNameFaults.NameTooLong;
        reader.TrySeek(end < 0 ? cursor.Position : end);
        return faults;
    }
}
