namespace Vigil.Core.Net;

/// <summary>Which way data travels in a connection.</summary>
public enum Direction : byte
{
    /// <summary>From the originator to the responder.</summary>
    Originator = 0,

    /// <summary>From the responder to the originator.</summary>
    Responder = 1,
}

/// <summary>What one asks of a direction.</summary>
public static class DirectionExtensions
{
    /// <summary>Whether the originator speaks (<c>is_orig</c>).</summary>
    public static bool IsOrig(this Direction direction) => direction == Direction.Originator;

    /// <summary>The other way.</summary>
    public static Direction Opposite(this Direction direction) => (Direction)((byte)direction ^ 1);
}
