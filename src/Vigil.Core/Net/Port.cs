using System.Globalization;

namespace Vigil.Core.Net;

/// <summary>A port number with its transport; the script type <c>port</c>.</summary>
/// <param name="Raw">The number in the low 16 bits, the transport above; also the order of ports and what <c>|p|</c> yields.</param>
public readonly record struct Port(uint Raw) : IComparable<Port>
{
    /// <summary>Composes a port.</summary>
    public Port(int number, TransportProtocol transport)
        : this((uint)(ushort)number | ((uint)transport << 16))
    {
    }

    /// <summary>The number, 0 to 65535.</summary>
    public int Number => (int)(Raw & 0xFFFF);

    /// <summary>The transport.</summary>
    public TransportProtocol Transport => (TransportProtocol)(Raw >> 16);

    /// <inheritdoc/>
    public int CompareTo(Port other) => Raw.CompareTo(other.Raw);

    /// <summary><c>80/tcp</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{TransportName}");

    private string TransportName => Transport switch
    {
        TransportProtocol.Tcp => "tcp",
        TransportProtocol.Udp => "udp",
        TransportProtocol.Icmp => "icmp",
        _ => "unknown",
    };

    /// <summary>Order: transport, then number.</summary>
    public static bool operator <(Port left, Port right) => left.Raw < right.Raw;

    /// <summary>Order: transport, then number.</summary>
    public static bool operator <=(Port left, Port right) => left.Raw <= right.Raw;

    /// <summary>Order: transport, then number.</summary>
    public static bool operator >(Port left, Port right) => left.Raw > right.Raw;

    /// <summary>Order: transport, then number.</summary>
    public static bool operator >=(Port left, Port right) => left.Raw >= right.Raw;
}
