namespace Vigil.Logging.Streams;

/// <summary>What was cut from a row.</summary>
[Flags]
internal enum LogCut
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Octets of strings.</summary>
    Strings = 1,

    /// <summary>Elements of containers.</summary>
    Containers = 2,

    /// <summary>All of it: it is larger than any row may be.</summary>
    TooLarge = 4,
}
