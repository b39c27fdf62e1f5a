using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>Reads the binary form of values (format <c>bin::v1</c>): each value a tag and a body, containers a count and their elements.</summary>
/// <remarks>
/// What comes from outside is checked once (<see cref="TryRead"/>) in one pass without allocation; after that, views read it without checks.
/// Values that are valid but not canonical (sets out of order, overlong lengths) are rebuilt.
/// </remarks>
internal static class Binary
{
    /// <summary>Containers may be nested this deep. The reference has no limit; its messages stay below ten.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads the value that fills a part of <paramref name="buffer"/> exactly; the value keeps the buffer.</summary>
    public static bool TryRead(byte[] buffer, int offset, int length, out BrokerData value)
    {
        var end = offset + length;
        var at = offset;
        if (!BinaryCheck.TryPass(buffer.AsSpan(0, end), ref at, buffer, out var isCanonical) || at != end)
        {
            value = default;
            return false;
        }

        return isCanonical ? Trusted(buffer, offset, out value) : BinaryRepair.TryRead(buffer, offset, out value, out _);
    }

    /// <summary>Reads the value at <paramref name="at"/>, which may be followed by others, and moves past it.</summary>
    public static bool TryReadNext(byte[] buffer, ref int at, int end, out BrokerData value)
    {
        var start = at;
        if (!BinaryCheck.TryPass(buffer.AsSpan(0, end), ref at, buffer, out var isCanonical))
        {
            value = default;
            return false;
        }

        return isCanonical ? Trusted(buffer, start, out value) : BinaryRepair.TryRead(buffer, start, out value, out _);
    }

    /// <summary>Reads a value that is known to be valid and canonical, and moves past it.</summary>
    public static BrokerData ReadTrusted(byte[] buffer, ref int at)
    {
        var type = (DataType)buffer[at++];
        var start = at;
        switch (type)
        {
            case DataType.None:
                return default;
            case DataType.Boolean:
                return BrokerData.Boolean(buffer[at++] != 0);
            case DataType.String or DataType.EnumValue:
                Varbyte.TryRead(buffer, ref at, out var length);
                var content = at;
                at += (int)length;
                return BrokerData.View(type, buffer, content, (int)length);
            case DataType.Address:
                at += 16;
                return BrokerData.Address(BinaryPrimitives.ReadUInt128BigEndian(buffer.AsSpan(start)));
            case DataType.Subnet:
                at += 17;
                return BrokerData.Subnet(BinaryPrimitives.ReadUInt128BigEndian(buffer.AsSpan(start)), buffer[start + 16]);
            case DataType.Port:
                at += 3;
                return BrokerData.Port(BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(start)), (PortProtocol)buffer[start + 2]);
            case DataType.Set or DataType.Table or DataType.Vector:
                at = start - 1;
                Skip(buffer, ref at);
                return BrokerData.View(type, buffer, start, at - start);
        }

        at += 8;
        var bits = BinaryPrimitives.ReadUInt64BigEndian(buffer.AsSpan(start));
        return type switch
        {
            DataType.Count => BrokerData.Count(bits),
            DataType.Integer => BrokerData.Integer((long)bits),
            DataType.Real => BrokerData.Real(BitConverter.UInt64BitsToDouble(RealBits.FromWire(bits))),
            DataType.Timestamp => BrokerData.Timestamp((long)bits),
            _ => BrokerData.Timespan((long)bits),
        };
    }

    /// <summary>Passes over a value that is known to be valid.</summary>
    public static void Skip(byte[] buffer, ref int at)
    {
        for (long pending = 1; pending > 0; pending--)
        {
            var type = (DataType)buffer[at++];
            switch (type)
            {
                case DataType.None:
                    break;
                case DataType.Boolean:
                    at++;
                    break;
                case DataType.String or DataType.EnumValue:
                    Varbyte.TryRead(buffer, ref at, out var length);
                    at += (int)length;
                    break;
                case DataType.Address:
                    at += 16;
                    break;
                case DataType.Subnet:
                    at += 17;
                    break;
                case DataType.Port:
                    at += 3;
                    break;
                case DataType.Set or DataType.Table or DataType.Vector:
                    Varbyte.TryRead(buffer, ref at, out var count);
                    pending += type == DataType.Table ? 2L * count : count;
                    break;
                default:
                    at += 8;
                    break;
            }
        }
    }

    private static bool Trusted(byte[] buffer, int offset, out BrokerData value)
    {
        value = ReadTrusted(buffer, ref offset);
        return true;
    }
}
