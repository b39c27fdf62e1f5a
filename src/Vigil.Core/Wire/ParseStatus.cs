namespace Vigil.Core.Wire;

/// <summary>What a wire-format reader says of the octets it was given.</summary>
public enum ParseStatus
{
    /// <summary>The message was read and consumed.</summary>
    Complete,

    /// <summary>The message goes on beyond the buffer; nothing was consumed.</summary>
    NeedMore,

    /// <summary>These octets cannot be such a message.</summary>
    Malformed,
}
