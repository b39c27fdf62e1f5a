namespace Vigil.Broker;

/// <summary>The transport protocol of a port; the numbers are those on the wire.</summary>
public enum PortProtocol : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>TCP.</summary>
    Tcp = 1,

    /// <summary>UDP.</summary>
    Udp = 2,

    /// <summary>ICMP, where the number is a type or code.</summary>
    Icmp = 3,
}

/// <summary>A port: its number and its transport protocol.</summary>
/// <param name="Number">The port number.</param>
/// <param name="Protocol">The transport protocol.</param>
public readonly record struct BrokerPort(ushort Number, PortProtocol Protocol) : IComparable<BrokerPort>
{
    /// <summary>Orders by number, then by protocol.</summary>
    public int CompareTo(BrokerPort other) =>
        Number != other.Number ? Number.CompareTo(other.Number) : Protocol.CompareTo(other.Protocol);

    /// <summary>The usual form, <c>80/tcp</c>.</summary>
    public override string ToString() => $"{Number}/{ProtocolName(Protocol)}";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(BrokerPort left, BrokerPort right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(BrokerPort left, BrokerPort right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(BrokerPort left, BrokerPort right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(BrokerPort left, BrokerPort right) => left.CompareTo(right) >= 0;

    internal static string ProtocolName(PortProtocol protocol) => protocol switch
    {
        PortProtocol.Tcp => "tcp",
        PortProtocol.Udp => "udp",
        PortProtocol.Icmp => "icmp",
        _ => "?",
    };
}

/// <summary>The name of an enumerator, for instance <c>Notice::Scan</c>.</summary>
/// <param name="Name">The full name; names of the global module stand alone.</param>
public readonly record struct BrokerEnum(string Name)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
