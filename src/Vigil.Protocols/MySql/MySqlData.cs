using Vigil.Core.Wire;

namespace Vigil.Protocols.MySql;

/// <summary>The basic types of the protocol.</summary>
internal static class MySqlData
{
    /// <summary>A length-encoded integer: one octet, or a mark and 2, 3 or 8 octets.</summary>
    public static bool TryReadNumber(scoped ref WireReader reader, out ulong number)
    {
        number = 0;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var first))
            return false;
        switch (first)
        {
            case < 0xFB:
                number = first;
                break;
            case 0xFC:
                if (!cursor.TryReadUInt16LittleEndian(out var two))
                    return false;
                number = two;
                break;
            case 0xFD:
                if (!cursor.TryReadUInt16LittleEndian(out var low) || !cursor.TryReadUInt8(out var high))
                    return false;
                number = low | ((uint)high << 16);
                break;
            case 0xFE:
                if (!cursor.TryReadUInt64LittleEndian(out number))
                    return false;
                break;
            default:
                return false;
        }

        reader = cursor;
        return true;
    }

    /// <summary>A length-encoded string.</summary>
    public static bool TryReadText(scoped ref WireReader reader, out ReadOnlySpan<byte> text)
    {
        text = default;
        var cursor = reader;
        if (!TryReadNumber(ref cursor, out var length) || length > int.MaxValue || !cursor.TryReadBytes((int)length, out text))
            return false;
        reader = cursor;
        return true;
    }

    /// <summary>A string that a NUL ends.</summary>
    public static bool TryReadTerminated(scoped ref WireReader reader, out ReadOnlySpan<byte> text)
    {
        text = default;
        var length = reader.Rest.IndexOf((byte)0);
        if (length < 0)
            return false;
        text = reader.Rest[..length];
        return reader.TrySkip(length + 1);
    }

    /// <summary>A string that a NUL ends, or else the packet.</summary>
    public static ReadOnlySpan<byte> ReadTerminatedOrRest(scoped ref WireReader reader)
    {
        if (TryReadTerminated(ref reader, out var text))
            return text;
        text = reader.Rest;
        reader.TrySkip(text.Length);
        return text;
    }

    /// <summary>Passes over the attributes in front of a query (COM_QUERY with CLIENT_QUERY_ATTRIBUTES).</summary>
    public static bool TrySkipAttributes(scoped ref WireReader reader)
    {
        var cursor = reader;
        if (!TryReadNumber(ref cursor, out var count) || !TryReadNumber(ref cursor, out var sets) || sets != 1)
            return false;
        if (count > 0)
        {
            // A bit for each that is NULL, then a mark that types follow: type (2) and name of each; then the values.
            if (count > (ulong)cursor.Remaining || !cursor.TryReadBytes((int)((count + 7) / 8), out var nulls)
                || !cursor.TryReadUInt8(out var bindsTypes) || bindsTypes != 1)
                return false;
            var values = cursor;
            for (var i = 0; i < (int)count; i++)
            {
                if (!values.TrySkip(2) || !TryReadText(ref values, out _))
                    return false;
            }

            for (var i = 0; i < (int)count; i++)
            {
                if (!cursor.TryReadUInt16LittleEndian(out var type) || !TryReadText(ref cursor, out _))
                    return false;
                if ((nulls[i / 8] >> (i % 8) & 1) == 0 && !TrySkipValue(ref values, (byte)type))
                    return false;
            }

            cursor = values;
        }

        reader = cursor;
        return true;
    }

    // A value in binary form, by type (MYSQL_TYPE_...).
    private static bool TrySkipValue(scoped ref WireReader reader, byte type)
    {
        switch (type)
        {
            case 1: // TINY
                return reader.TrySkip(1);
            case 2 or 13: // SHORT, YEAR
                return reader.TrySkip(2);
            case 3 or 4 or 9: // LONG, FLOAT, INT24
                return reader.TrySkip(4);
            case 5 or 8: // DOUBLE, LONGLONG
                return reader.TrySkip(8);
            case 6: // NULL
                return true;
            case 7 or 10 or 11 or 12: // TIMESTAMP, DATE, TIME, DATETIME
                return reader.TryReadVector8(out _);
            default:
                return TryReadText(ref reader, out _);
        }
    }
}
