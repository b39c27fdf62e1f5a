namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>Whether both are the same value of the same type; a count is never an integer.</summary>
    public bool Equals(BrokerData other)
    {
        if (Type != other.Type)
            return false;
        return Type switch
        {
            DataType.String or DataType.EnumValue or DataType.Set or DataType.Table or DataType.Vector => Span.SequenceEqual(other.Span),
            DataType.Address => AddressBits == other.AddressBits,
            DataType.Subnet => AddressBits == other.AddressBits && _prefix == other._prefix,
            _ => _bits == other._bits,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BrokerData other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add((byte)Type);
        switch (_reference)
        {
            case byte[]:
                hash.AddBytes(Span);
                break;
            case Wide wide:
                hash.Add(wide.Bits);
                hash.Add(_prefix);
                break;
            default:
                hash.Add(_bits);
                hash.Add(_prefix);
                break;
        }

        return hash.ToHashCode();
    }

    /// <summary>Orders by type, then by content: numbers by value, strings by octets, containers by their elements in turn.</summary>
    public int CompareTo(BrokerData other)
    {
        if (Type != other.Type)
            return Type < other.Type ? -1 : 1;
        return Type switch
        {
            DataType.None => 0,
            DataType.Integer or DataType.Timestamp or DataType.Timespan => ((long)_bits).CompareTo((long)other._bits),
            DataType.Real => CompareReals(other),
            DataType.String or DataType.EnumValue => Span.SequenceCompareTo(other.Span),
            DataType.Address => AddressBits.CompareTo(other.AddressBits),
            DataType.Subnet => CompareSubnets(other),
            DataType.Port => AsPort().CompareTo(other.AsPort()),
            DataType.Set or DataType.Table or DataType.Vector => CompareElements(other),
            _ => _bits.CompareTo(other._bits),
        };
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BrokerData other => CompareTo(other),
        _ => throw new ArgumentException("only Broker values can be compared with each other", nameof(obj)),
    };

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(BrokerData left, BrokerData right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(BrokerData left, BrokerData right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(BrokerData left, BrokerData right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(BrokerData left, BrokerData right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(BrokerData left, BrokerData right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(BrokerData left, BrokerData right) => left.CompareTo(right) >= 0;

    // Zeros of both signs are told apart, or equal values would not have equal octets.
    private int CompareReals(BrokerData other)
    {
        var byValue = AsReal().CompareTo(other.AsReal());
        return byValue != 0 ? byValue : ((long)_bits).CompareTo((long)other._bits);
    }

    private int CompareSubnets(BrokerData other)
    {
        var byAddress = AddressBits.CompareTo(other.AddressBits);
        return byAddress != 0 ? byAddress : _prefix.CompareTo(other._prefix);
    }

    // Recursion ends at Binary.MaxDepth: deeper values are neither received nor built.
    private int CompareElements(BrokerData other)
    {
        if (Span.SequenceEqual(other.Span))
            return 0;
        var mine = new BinaryWalker(this);
        var theirs = new BinaryWalker(other);
        while (true)
        {
            var more = mine.MoveNext(out var left);
            if (!theirs.MoveNext(out var right))
                return more ? 1 : 0;
            if (!more)
                return -1;
            var order = left.CompareTo(right);
            if (order != 0)
                return order;
        }
    }
}
