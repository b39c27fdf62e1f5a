using System.Buffers.Binary;
using Vigil.Core.Net;

namespace Vigil.Core.Values;

/// <summary>Holds the strings and IPv6 addresses in the keys of one page of a large table, end to end in one array.</summary>
/// <remarks>
/// A million objects that live for minutes are what makes collections slow: each has to be marked and moved, however
/// little changes. The collector passes over an array of octets. Whoever reads a key gets a new string, which is soon gone.
/// </remarks>
internal sealed class KeyArena(int capacity)
{
    /// <summary>Strings longer than this stay objects, so that an arena stays small enough to be copied.</summary>
    public const int MaxLength = 512;

    private const int AddressSize = 16;
    private byte[] _octets = new byte[capacity];
    private int _garbage;

    /// <summary>Octets in use, those of removed keys included.</summary>
    public int Used { get; private set; }

    /// <summary>Whether closing the gaps would give back half of the room.</summary>
    public bool IsHalfGarbage => _garbage * 2 >= Used;

    /// <summary>Octets that a component takes.</summary>
    public static int SizeOf(Value component) => component.Object is ByteString text ? text.Length : AddressSize;

    /// <summary>Whether a component can lie here.</summary>
    public static bool CanHold(Value component) => component.Object is ByteString { Length: <= MaxLength } or AddrBox;

    /// <summary>Whether so many octets fit without more room.</summary>
    public bool HasRoom(Value component) => Used + SizeOf(component) <= _octets.Length;

    /// <summary>Whether a component of another arena fits without more room.</summary>
    public bool HasRoomFor(Value packed) => packed.Object is not PackedKey || Used + LengthOf(packed) <= _octets.Length;

    /// <summary>Keeps a component.</summary>
    public Value Pack(Value component)
    {
        var size = SizeOf(component);
        if (Used + size > _octets.Length)
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, Used + size));
        var target = _octets.AsSpan(Used, size);
        var offset = Used;
        Used += size;
        if (component.Object is ByteString text)
        {
            text.Span.CopyTo(target);
            return Value.Marked(PackedKey.Text, ((ulong)offset << 32) | (uint)size);
        }

        var address = component.AsAddr();
        BinaryPrimitives.WriteUInt64BigEndian(target, address.High);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], address.Low);
        return Value.Marked(PackedKey.Address, ((ulong)offset << 32) | (uint)size);
    }

    /// <summary>The component as a value of its own.</summary>
    public Value Unpack(Value packed) => packed.Object is PackedKey mark
        ? ReferenceEquals(mark, PackedKey.Text) ? Value.String(Span(packed)) : Value.Addr(Addr.FromBytes(Span(packed)))
        : packed;

    /// <summary>Whether a component that is kept equals another.</summary>
    public bool AreEqual(Value packed, Value other)
    {
        if (packed.Object is not PackedKey)
            return ValueKeys.Equal(packed, other);
        return other.Object switch
        {
            ByteString text => text.Span.SequenceEqual(Span(packed)),
            AddrBox box => BinaryPrimitives.ReadUInt64BigEndian(Span(packed)) == box.Address.High
                && BinaryPrimitives.ReadUInt64BigEndian(Span(packed)[8..]) == box.Address.Low,
            _ => false,
        };
    }

    /// <summary>A component is no longer needed.</summary>
    public void Release(Value packed)
    {
        if (packed.Object is PackedKey)
            _garbage += LengthOf(packed);
    }

    /// <summary>Takes a component of another arena over.</summary>
    public Value Take(KeyArena from, Value packed)
    {
        if (packed.Object is not PackedKey mark)
            return packed;
        var octets = from.Span(packed);
        if (Used + octets.Length > _octets.Length)
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, Used + octets.Length));
        octets.CopyTo(_octets.AsSpan(Used));
        var offset = Used;
        Used += octets.Length;
        return Value.Marked(mark, ((ulong)offset << 32) | (uint)octets.Length);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => (Used, _garbage) = (0, 0);

    private static int LengthOf(Value packed) => (int)(uint)packed.Bits;

    private ReadOnlySpan<byte> Span(Value packed) => _octets.AsSpan((int)(packed.Bits >> 32), LengthOf(packed));
}
