using System.Buffers;
using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>Reads and writes lines of logs in Zeek's format: a number of values, and for each its type, whether it is set, and a body.</summary>
public static class ZeekLogValues
{
    /// <summary>Reads a line.</summary>
    /// <returns><see langword="false"/> if it is malformed.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out IReadOnlyList<ZeekLogValue> values)
    {
        var result = new List<ZeekLogValue>();
        values = result;
        var reader = new LogReader(octets);
        if (!reader.TryInt32(out var count) || count < 0 || count > octets.Length)
            return false;
        for (; count > 0; count--)
        {
            if (!TryValue(ref reader, 0, out var value))
                return false;
            result.Add(value);
        }

        return true;
    }

    /// <summary>Writes a line.</summary>
    public static byte[] Write(IReadOnlyList<ZeekLogValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var target = new ArrayBufferWriter<byte>();
        Int32(target, values.Count);
        foreach (var value in values)
            WriteValue(target, value);
        return target.WrittenSpan.ToArray();
    }

    // Sets and vectors hold plain values; one level is all there is.
    private static bool TryValue(ref LogReader reader, int depth, out ZeekLogValue value)
    {
        value = default;
        if (!reader.TryInt32(out var type) || !reader.TryInt32(out var subtype) || !reader.TryOctet(out var present) || present > 1)
            return false;
        BrokerData data = default;
        var element = ZeekLogType.Void;
        if (present == 1 && !TryBody(ref reader, (ZeekLogType)type, depth, out data, out element))
            return false;
        value = new ZeekLogValue((ZeekLogType)type, subtype != 0 ? (ZeekLogType)subtype : element, present == 1, data);
        return true;
    }

    private static bool TryBody(ref LogReader reader, ZeekLogType type, int depth, out BrokerData data, out ZeekLogType elementType)
    {
        data = default;
        elementType = ZeekLogType.Void;
        ulong bits;
        switch (type)
        {
            case ZeekLogType.Bool:
                if (!reader.TryUInt64(out bits))
                    return false;
                data = bits != 0;
                return true;
            case ZeekLogType.Int:
                if (!reader.TryUInt64(out bits))
                    return false;
                data = (long)bits;
                return true;
            case ZeekLogType.Count:
                if (!reader.TryUInt64(out bits))
                    return false;
                data = bits;
                return true;
            case ZeekLogType.Double or ZeekLogType.Time or ZeekLogType.Interval:
                if (!reader.TryUInt64(out bits))
                    return false;
                data = BitConverter.UInt64BitsToDouble(bits); // ordinary IEEE here, unlike elsewhere in Broker
                return true;
            case ZeekLogType.Port:
                if (!reader.TryUInt64(out bits) || !reader.TryInt32(out var protocol) || bits > ushort.MaxValue || protocol is < 0 or > 3)
                    return false;
                data = BrokerData.Port((ushort)bits, (PortProtocol)protocol);
                return true;
            case ZeekLogType.Addr:
                if (!reader.TryAddress(out var address))
                    return false;
                data = BrokerData.Address(address);
                return true;
            case ZeekLogType.Subnet:
                if (!reader.TryOctet(out var length) || length > 128 || !reader.TryAddress(out var network))
                    return false;
                data = BrokerData.Subnet(network, length);
                return true;
            case ZeekLogType.Enum:
                if (!reader.TryString(out var name))
                    return false;
                data = BrokerData.Octets(DataType.EnumValue, name.ToArray());
                return true;
            case ZeekLogType.String or ZeekLogType.File or ZeekLogType.Func:
                if (!reader.TryString(out var text))
                    return false;
                data = BrokerData.String(text);
                return true;
            case ZeekLogType.Set or ZeekLogType.Vector:
                if (depth > 0 || !reader.TryUInt64(out var count) || count > (ulong)reader.Remaining)
                    return false;
                var elements = new List<BrokerData>();
                for (; count > 0; count--)
                {
                    if (!TryValue(ref reader, depth + 1, out var element))
                        return false;
                    elements.Add(element.Data);
                    elementType = element.Type;
                }

                data = elements;
                return true;
            default:
                return false;
        }
    }

    // The second number stays zero, as the reference writes it: elements say themselves what they are.
    private static void WriteValue(ArrayBufferWriter<byte> target, in ZeekLogValue value)
    {
        Int32(target, (int)value.Type);
        Int32(target, 0);
        Octet(target, value.IsSet ? (byte)1 : (byte)0);
        if (!value.IsSet)
            return;
        var data = value.Data;
        switch (value.Type)
        {
            case ZeekLogType.Bool or ZeekLogType.Int or ZeekLogType.Count or ZeekLogType.Double or ZeekLogType.Time or ZeekLogType.Interval:
                UInt64(target, data.Bits);
                break;
            case ZeekLogType.Port:
                UInt64(target, data.AsPort().Number);
                Int32(target, (int)data.AsPort().Protocol);
                break;
            case ZeekLogType.Addr:
                Address(target, data);
                break;
            case ZeekLogType.Subnet:
                Octet(target, (byte)data.PrefixBits);
                Address(target, data);
                break;
            case ZeekLogType.Set or ZeekLogType.Vector:
                var elements = data.AsVector();
                UInt64(target, (ulong)elements.Count);
                foreach (var element in elements)
                    WriteValue(target, new ZeekLogValue(value.Subtype, ZeekLogType.Void, !element.IsNone, element));
                break;
            default:
                Int32(target, data.Length);
                target.Write(data.Span);
                break;
        }
    }

    private static void Address(ArrayBufferWriter<byte> target, BrokerData data)
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, data.AddressBits);
        Octet(target, data.IsV4Address ? (byte)4 : (byte)6);
        target.Write(data.IsV4Address ? octets[12..] : octets);
    }

    private static void Octet(ArrayBufferWriter<byte> target, byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }

    private static void Int32(ArrayBufferWriter<byte> target, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(target.GetSpan(4), value);
        target.Advance(4);
    }

    private static void UInt64(ArrayBufferWriter<byte> target, ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target.GetSpan(8), value);
        target.Advance(8);
    }
}
