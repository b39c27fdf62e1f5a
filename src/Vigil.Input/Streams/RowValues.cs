using System.Numerics;
using System.Runtime.InteropServices;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Input.Streams;

/// <summary>Questions about the values of a row.</summary>
internal static class RowValues
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The first value that is there, or -1.</summary>
    public static int IndexOfAnySet(this ReadOnlySpan<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsSet)
                return i;
        }

        return -1;
    }

    /// <summary>A number that tells values apart: two rows with different content have different ones, but for a chance of 2 to the -63.</summary>
    public static ulong Fingerprint(ReadOnlySpan<Value> values)
    {
        ulong sum = 0;
        foreach (var value in values)
            sum = Mix(sum, Of(value));
        return sum;
    }

    private static ulong Of(Value value)
    {
        switch (value.Object)
        {
            case null:
                return value.IsSet ? Mix(1, value.Bits) : 2;
            case ByteString text:
                return FingerprintOfText(text.Span);
            case PatternVal pattern:
                return FingerprintOfText(MemoryMarshal.AsBytes(pattern.Text.AsSpan()));
            case VectorVal vector:
                return Mix(3, Fingerprint(vector.Elements));
            case TableVal set:
                // Sets that differ in order alone are the same.
                ulong sum = 4;
                for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
                    sum += Fingerprint(set.KeyAt(cursor));
                return sum;
            default:
                return OfWide(value);
        }
    }

    // Addresses and subnets of IPv6 are objects.
    private static ulong OfWide(Value value)
    {
        if (value.Type.Tag == TypeTag.Addr)
            return Mix(value.AsAddr().High, value.AsAddr().Low);
        return value.Type.Tag == TypeTag.Subnet
            ? Mix(Mix(value.AsSubnet().Prefix.High, value.AsSubnet().Prefix.Low), (ulong)value.AsSubnet().Length)
            : 5;
    }

    /// <summary>The same of text.</summary>
    public static ulong FingerprintOfText(ReadOnlySpan<byte> octets)
    {
        var sum = (ulong)octets.Length;
        for (; octets.Length >= 8; octets = octets[8..])
            sum = Mix(sum, MemoryMarshal.Read<ulong>(octets));
        ulong tail = 0;
        if (octets.Length >= 4)
        {
            tail = MemoryMarshal.Read<uint>(octets);
            octets = octets[4..];
        }

        foreach (var octet in octets)
            tail = (tail << 8) | octet;
        return Mix(sum, tail);
    }

    private static ulong Mix(ulong sum, ulong next)
    {
        sum = (BitOperations.RotateLeft(sum, 29) ^ next) * Multiplier;
        return sum ^ (sum >> 32);
    }
}
