using System.Text;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A string of the script language: any octets, immutable, equal by content.</summary>
public sealed class ByteString : ScriptObject, IEquatable<ByteString>, IComparable<ByteString>
{
    private readonly byte[] _octets;
    private int _hash;

    private ByteString(byte[] octets) => _octets = octets;

    /// <summary>The empty string.</summary>
    public static ByteString Empty { get; } = new([]);

    /// <inheritdoc/>
    public override ScriptType Type => BaseType.String;

    /// <summary>Number of octets.</summary>
    public int Length => _octets.Length;

    /// <summary>The octets.</summary>
    public ReadOnlySpan<byte> Span => _octets;

    /// <summary>The octets, for code that keeps them.</summary>
    public ReadOnlyMemory<byte> Memory => _octets;

    /// <summary>Copies <paramref name="octets"/>.</summary>
    public static ByteString Copy(ReadOnlySpan<byte> octets) => octets.IsEmpty ? Empty : new(octets.ToArray());

    /// <summary>Takes <paramref name="octets"/> over; the caller must not change the array any more.</summary>
    public static ByteString Adopt(byte[] octets) => octets.Length == 0 ? Empty : new(octets);

    /// <summary>Encodes text as UTF-8.</summary>
    public static ByteString From(string text) => text.Length == 0 ? Empty : new(Encoding.UTF8.GetBytes(text));

    /// <summary>Two strings end to end.</summary>
    public static ByteString Concat(ByteString first, ByteString second)
    {
        if (first.Length == 0)
            return second;
        if (second.Length == 0)
            return first;
        var joined = new byte[first.Length + second.Length];
        first._octets.CopyTo(joined, 0);
        second._octets.CopyTo(joined, first.Length);
        return new(joined);
    }

    /// <summary>Three strings end to end.</summary>
    public static ByteString Concat(ByteString first, ByteString second, ByteString third)
    {
        var joined = new byte[first.Length + second.Length + third.Length];
        first._octets.CopyTo(joined, 0);
        second._octets.CopyTo(joined, first.Length);
        third._octets.CopyTo(joined, first.Length + second.Length);
        return Adopt(joined);
    }

    /// <summary>Four strings end to end.</summary>
    public static ByteString Concat(ByteString first, ByteString second, ByteString third, ByteString fourth)
    {
        var joined = new byte[first.Length + second.Length + third.Length + fourth.Length];
        var rest = joined.AsSpan();
        foreach (var part in (ReadOnlySpan<ByteString>)[first, second, third, fourth])
        {
            part.Span.CopyTo(rest);
            rest = rest[part.Length..];
        }

        return Adopt(joined);
    }

    /// <inheritdoc/>
    public bool Equals(ByteString? other) =>
        ReferenceEquals(this, other) || (other is not null && _octets.AsSpan().SequenceEqual(other._octets));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ByteString);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Seeded per process, so that traffic cannot be made to collide.
        if (_hash == 0)
        {
            var hash = default(HashCode);
            hash.AddBytes(_octets);
            _hash = hash.ToHashCode() | 1;
        }

        return _hash;
    }

    /// <inheritdoc/>
    public int CompareTo(ByteString? other) => other is null ? 1 : _octets.AsSpan().SequenceCompareTo(other._octets);

    /// <summary>The octets decoded as Latin-1 if they are not valid UTF-8; for messages, never for data.</summary>
    public override string ToString() => System.Text.Unicode.Utf8.IsValid(_octets)
        ? Encoding.UTF8.GetString(_octets)
        : Encoding.Latin1.GetString(_octets);

    /// <summary>Equality by content.</summary>
    public static bool operator ==(ByteString? left, ByteString? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by content.</summary>
    public static bool operator !=(ByteString? left, ByteString? right) => !(left == right);

    /// <summary>Order by octets, shorter first on a common prefix.</summary>
    public static bool operator <(ByteString left, ByteString right) => left.CompareTo(right) < 0;

    /// <summary>Order by octets, shorter first on a common prefix.</summary>
    public static bool operator <=(ByteString left, ByteString right) => left.CompareTo(right) <= 0;

    /// <summary>Order by octets, shorter first on a common prefix.</summary>
    public static bool operator >(ByteString left, ByteString right) => left.CompareTo(right) > 0;

    /// <summary>Order by octets, shorter first on a common prefix.</summary>
    public static bool operator >=(ByteString left, ByteString right) => left.CompareTo(right) >= 0;
}
