namespace Vigil.Broker;

/// <summary>Zeek's numbers of the types that logs know.</summary>
public enum ZeekLogType
{
    /// <summary>None.</summary>
    Void = 0,

    /// <summary>True or false.</summary>
    Bool = 1,

    /// <summary>A signed number.</summary>
    Int = 2,

    /// <summary>An unsigned number.</summary>
    Count = 3,

    /// <summary>A real.</summary>
    Double = 4,

    /// <summary>Seconds since 1970, a real.</summary>
    Time = 5,

    /// <summary>Seconds, a real.</summary>
    Interval = 6,

    /// <summary>A string.</summary>
    String = 7,

    /// <summary>The name of an enumerator.</summary>
    Enum = 9,

    /// <summary>A port.</summary>
    Port = 10,

    /// <summary>An address.</summary>
    Addr = 11,

    /// <summary>A subnet.</summary>
    Subnet = 12,

    /// <summary>A set; logs call it a table.</summary>
    Set = 14,

    /// <summary>A function's name.</summary>
    Func = 17,

    /// <summary>A file's name.</summary>
    File = 18,

    /// <summary>A vector.</summary>
    Vector = 19,
}

/// <summary>A value in a line of a log.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Subtype">The type of its elements.</param>
/// <param name="IsSet">Whether it has a value.</param>
/// <param name="Data">The value: times and intervals as reals in seconds, sets and vectors as vectors of their elements' values.</param>
public readonly record struct ZeekLogValue(ZeekLogType Type, ZeekLogType Subtype, bool IsSet, BrokerData Data);
