using System.Text;

namespace Vigil.Broker;

/// <summary>What a message is about: octets, by convention text in parts between slashes.</summary>
/// <remarks>A subscription is the beginning of topics, octet by octet: <c>zeek/log</c> also gets <c>zeek/logs/x</c>. End topics of single nodes with a slash.</remarks>
public readonly struct Topic : IEquatable<Topic>, IComparable<Topic>
{
    /// <summary>Octets that a topic may have on the wire.</summary>
    public const int MaxLength = ushort.MaxValue;

    private readonly byte[]? _octets;

    /// <summary>Makes a topic from text.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxLength"/>.</exception>
    public Topic(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    internal Topic(byte[] octets)
    {
        if (octets.Length > MaxLength)
            throw new ArgumentException($"a topic of {octets.Length} octets; {MaxLength} is the limit");
        _octets = octets;
    }

    /// <summary>The octets.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    /// <summary>Whether this topic belongs to the subscription <paramref name="prefix"/>.</summary>
    public bool StartsWith(Topic prefix) => Octets.StartsWith(prefix.Octets);

    /// <summary>Two parts with one slash between them.</summary>
    public static Topic operator /(Topic left, string right)
    {
        ArgumentNullException.ThrowIfNull(right);
        var parts = (left.ToString().TrimEnd('/'), right.Trim('/'));
        return new Topic(parts.Item1.Length == 0 ? parts.Item2 : $"{parts.Item1}/{parts.Item2}");
    }

    /// <summary>A topic from text.</summary>
    public static implicit operator Topic(string text) => new(text);

    /// <inheritdoc/>
    public bool Equals(Topic other) => ReferenceEquals(_octets, other._octets) || Octets.SequenceEqual(other.Octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Topic other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Octets);
        return hash.ToHashCode();
    }

    /// <summary>Orders by octets.</summary>
    public int CompareTo(Topic other) => Octets.SequenceCompareTo(other.Octets);

    /// <summary>The topic as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Octets);

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(Topic left, Topic right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Topic left, Topic right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(Topic left, Topic right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(Topic left, Topic right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(Topic left, Topic right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(Topic left, Topic right) => left.CompareTo(right) >= 0;
}
