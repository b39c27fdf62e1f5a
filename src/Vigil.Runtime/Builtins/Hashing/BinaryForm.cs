using System.Buffers.Binary;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Hashing;

/// <summary>
/// Values as octets for hashing: a string is itself; anything else the number of its kind in four octets, then its content.
/// Numbers and layout are those of the reference, so that hashes stored elsewhere agree.
/// </summary>
internal static class BinaryForm
{
    /// <summary>Appends one value.</summary>
    public static void Append(ByteBuilder output, Value value)
    {
        if (value.Object is ByteString text)
        {
            output.Append(text.Span);
            return;
        }

        switch (value.Type.Tag)
        {
            case TypeTag.Bool:
                AppendScalar(output, 1, value.Bits);
                break;
            case TypeTag.Int:
                AppendScalar(output, 2, value.Bits);
                break;
            case TypeTag.Count:
                AppendScalar(output, 3, value.Bits);
                break;
            case TypeTag.Double:
                AppendScalar(output, 4, value.Bits);
                break;
            case TypeTag.Time:
                AppendScalar(output, 5, value.Bits);
                break;
            case TypeTag.Interval:
                AppendScalar(output, 6, value.Bits);
                break;
            case TypeTag.Enum:
                AppendKind(output, 9);
                ValueText.Describe(output, value);
                output.Append(0);
                break;
            case TypeTag.Port:
                AppendKind(output, 10);
                AppendKind(output, value.AsPort().Number);
                output.Append("/\0"u8);
                AppendTransport(output, value);
                break;
            case TypeTag.Addr:
                AppendKind(output, 11);
                ValueText.AppendAddr(output, value.AsAddr());
                output.Append(0);
                break;
            case TypeTag.Subnet:
                AppendKind(output, 12);
                ValueText.AppendSubnet(output, value.AsSubnet());
                break;
            default:
                ValueText.Describe(output, value);
                break;
        }
    }

    private static void AppendScalar(ByteBuilder output, int kind, ulong bits)
    {
        AppendKind(output, kind);
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), bits);
        output.Advance(8);
    }

    private static void AppendKind(ByteBuilder output, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), number);
        output.Advance(4);
    }

    private static void AppendTransport(ByteBuilder output, Value value)
    {
        using var text = new ByteBuilder(16);
        ValueText.AppendPort(text, value.AsPort());
        output.Append(text.Span[(text.Span.IndexOf((byte)'/') + 1)..]);
    }
}
