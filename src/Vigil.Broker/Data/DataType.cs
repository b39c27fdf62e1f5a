namespace Vigil.Broker;

/// <summary>The fifteen alternatives of a <see cref="BrokerData"/>; the numbers are the tags on the wire and the order of unlike values.</summary>
public enum DataType : byte
{
    /// <summary>No value.</summary>
    None = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>An unsigned number of 64 bits.</summary>
    Count = 2,

    /// <summary>A signed number of 64 bits.</summary>
    Integer = 3,

    /// <summary>A number of double precision.</summary>
    Real = 4,

    /// <summary>A string of bytes, by convention but not necessarily UTF-8.</summary>
    String = 5,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Address = 6,

    /// <summary>An address and the length of its prefix.</summary>
    Subnet = 7,

    /// <summary>A port number and its transport protocol.</summary>
    Port = 8,

    /// <summary>Nanoseconds since 1970-01-01 UTC.</summary>
    Timestamp = 9,

    /// <summary>A duration in nanoseconds.</summary>
    Timespan = 10,

    /// <summary>The name of an enumerator.</summary>
    EnumValue = 11,

    /// <summary>Unlike values in ascending order.</summary>
    Set = 12,

    /// <summary>Entries of unlike keys in ascending order of the keys.</summary>
    Table = 13,

    /// <summary>Values in a sequence.</summary>
    Vector = 14,
}
