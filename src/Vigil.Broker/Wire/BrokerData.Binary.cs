using System.Buffers.Binary;

namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>Octets of the binary form.</summary>
    public int EncodedLength => Type switch
    {
        DataType.None => 1,
        DataType.Boolean => 2,
        DataType.String or DataType.EnumValue => 1 + Varbyte.Size((uint)Length) + Length,
        DataType.Address => 17,
        DataType.Subnet => 18,
        DataType.Port => 4,
        DataType.Set or DataType.Table or DataType.Vector => 1 + Length,
        _ => 9,
    };

    /// <summary>The binary form (format <c>bin::v1</c>), tag included.</summary>
    public byte[] ToBinary()
    {
        var octets = new byte[EncodedLength];
        Encode(octets);
        return octets;
    }

    /// <summary>Reads one value in binary form that fills <paramref name="octets"/>, which must not change afterwards: they are read in place.</summary>
    /// <returns><see langword="false"/> if they are no such value.</returns>
    public static bool TryFromBinary(byte[] octets, out BrokerData value)
    {
        ArgumentNullException.ThrowIfNull(octets);
        return Binary.TryRead(octets, 0, octets.Length, out value);
    }

    /// <summary>Writes the binary form to <paramref name="target"/>.</summary>
    /// <returns>The octets written, <see cref="EncodedLength"/>.</returns>
    internal int Encode(Span<byte> target)
    {
        target[0] = (byte)Type;
        var body = target[1..];
        switch (Type)
        {
            case DataType.None:
                return 1;
            case DataType.Boolean:
                body[0] = (byte)_bits;
                return 2;
            case DataType.Real:
                BinaryPrimitives.WriteUInt64BigEndian(body, RealBits.ToWire(_bits));
                return 9;
            case DataType.String or DataType.EnumValue:
                var head = Varbyte.Write(body, (uint)Length);
                Span.CopyTo(body[head..]);
                return 1 + head + Length;
            case DataType.Address:
                BinaryPrimitives.WriteUInt128BigEndian(body, AddressBits);
                return 17;
            case DataType.Subnet:
                BinaryPrimitives.WriteUInt128BigEndian(body, AddressBits);
                body[16] = _prefix;
                return 18;
            case DataType.Port:
                BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)_bits);
                body[2] = (byte)(_bits >> 16);
                return 4;
            case DataType.Set or DataType.Table or DataType.Vector:
                Span.CopyTo(body);
                return 1 + Length;
            default:
                BinaryPrimitives.WriteUInt64BigEndian(body, _bits);
                return 9;
        }
    }
}
