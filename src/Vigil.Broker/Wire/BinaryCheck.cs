using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Vigil.Broker;

/// <summary>The one pass over octets from outside: is this a value, where does it end, and is it canonical?</summary>
internal static class BinaryCheck
{
    // A container that is being read: how many elements are to come, and where the last one that has to be in order began.
    private struct Level
    {
        public uint Remaining;
        public int Previous;
        public int Current;
        public DataType Type;
    }

    [InlineArray(Binary.MaxDepth)]
    private struct Levels
    {
        private Level _first;
    }

    /// <summary>Checks the value at <paramref name="at"/> and moves past it.</summary>
    /// <param name="data">The octets up to where the value may reach.</param>
    /// <param name="at">Where it begins; afterwards, where it ends.</param>
    /// <param name="buffer">The array that <paramref name="data"/> is the beginning of, for comparing elements.</param>
    /// <param name="isCanonical">Whether views can read it as it is.</param>
    /// <returns><see langword="false"/> if it is no value.</returns>
    [SkipLocalsInit]
    public static bool TryPass(ReadOnlySpan<byte> data, ref int at, byte[] buffer, out bool isCanonical)
    {
        isCanonical = true;
        Unsafe.SkipInit(out Levels levels);
        var depth = 0;
        while (true)
        {
            if (at >= data.Length)
                return false;
            var start = at;
            var type = (DataType)data[at++];
            if (type is DataType.Set or DataType.Table or DataType.Vector)
            {
                if (!TryCount(data, ref at, out var count, ref isCanonical))
                    return false;

                // Each element takes an octet at least: a count that promises more than there is cannot be true.
                if (count > (uint)(data.Length - at) || depth == Binary.MaxDepth)
                    return false;
                if (count > 0)
                {
                    ref var level = ref levels[depth++];
                    level.Remaining = type == DataType.Table ? 2 * count : count;
                    level.Previous = -1;
                    level.Current = at;
                    level.Type = type;
                    continue; // its first element comes next
                }
            }
            else if (!TryScalar(data, start, type, ref at, ref isCanonical))
            {
                return false;
            }

            // A value is complete; it may be the last of its container, and that the last of the next.
            while (depth > 0)
            {
                ref var level = ref levels[depth - 1];
                if (!CloseElement(ref level, buffer, at, ref isCanonical))
                    return false;
                if (level.Remaining > 0)
                    break;
                depth--;
            }

            if (depth == 0)
                return true;
        }
    }

    // An element ends at the given place: in sets, and for the keys of tables, it must come after the one before it.
    private static bool CloseElement(ref Level level, byte[] buffer, int end, ref bool isCanonical)
    {
        level.Remaining--;
        var isKey = level.Type == DataType.Set || (level.Type == DataType.Table && (level.Remaining & 1) == 1);
        if (isKey)
        {
            // Out of order, elements are compared when the value is rebuilt; not canonical, they cannot be read here.
            if (level.Previous >= 0 && isCanonical)
            {
                var previous = level.Previous;
                var current = level.Current;
                var order = Binary.ReadTrusted(buffer, ref previous).CompareTo(Binary.ReadTrusted(buffer, ref current));
                if (order == 0)
                    return false;
                isCanonical = order < 0;
            }

            level.Previous = level.Current;
        }

        level.Current = end;
        return true;
    }

    private static bool TryCount(ReadOnlySpan<byte> data, ref int at, out uint count, ref bool isCanonical)
    {
        var start = at;
        if (!Varbyte.TryRead(data, ref at, out count))
            return false;
        isCanonical &= at - start == Varbyte.Size(count);
        return true;
    }

    private static bool TryScalar(ReadOnlySpan<byte> data, int start, DataType type, ref int at, ref bool isCanonical)
    {
        switch (type)
        {
            case DataType.None:
                return true;
            case DataType.Boolean:
                if (!TryTake(data, ref at, 1))
                    return false;
                isCanonical &= data[start + 1] <= 1;
                return true;
            case DataType.String or DataType.EnumValue:
                if (!TryCount(data, ref at, out var length, ref isCanonical) || length > (uint)(data.Length - at))
                    return false;
                at += (int)length;
                return true;
            case DataType.Address:
                return TryTake(data, ref at, 16);
            case DataType.Subnet:
                if (!TryTake(data, ref at, 17) || data[start + 17] > 128)
                    return false;
                isCanonical &= IsMasked(data.Slice(start + 1, 16), data[start + 17]);
                return true;
            case DataType.Port:
                return TryTake(data, ref at, 3) && data[start + 3] <= (byte)PortProtocol.Icmp;
            case DataType.Real:
                if (!TryTake(data, ref at, 8))
                    return false;
                var wire = BinaryPrimitives.ReadUInt64BigEndian(data[(start + 1)..]);
                isCanonical &= RealBits.ToWire(RealBits.FromWire(wire)) == wire;
                return true;
            case DataType.Count or DataType.Integer or DataType.Timestamp or DataType.Timespan:
                return TryTake(data, ref at, 8);
            default:
                return false;
        }
    }

    private static bool IsMasked(ReadOnlySpan<byte> address, int length)
    {
        var bits = BinaryPrimitives.ReadUInt128BigEndian(address);
        return length == 128 || (bits & (UInt128.MaxValue >> length)) == 0;
    }

    private static bool TryTake(ReadOnlySpan<byte> data, ref int at, int count)
    {
        if (count > data.Length - at)
            return false;
        at += count;
        return true;
    }
}
