using System.Buffers.Binary;
using System.Globalization;

namespace Vigil.Packets.Decoding;

/// <summary>48-bit hardware addresses.</summary>
public static class HardwareAddress
{
    /// <summary>Reads six octets.</summary>
    public static ulong Read(ReadOnlySpan<byte> octets) =>
        ((ulong)BinaryPrimitives.ReadUInt32BigEndian(octets) << 16) | BinaryPrimitives.ReadUInt16BigEndian(octets[4..]);

    /// <summary><c>00:1a:2b:3c:4d:5e</c>.</summary>
    public static string Text(ulong address) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(address >> 40) & 255:x2}:{(address >> 32) & 255:x2}:{(address >> 24) & 255:x2}:{(address >> 16) & 255:x2}:{(address >> 8) & 255:x2}:{address & 255:x2}");
}
