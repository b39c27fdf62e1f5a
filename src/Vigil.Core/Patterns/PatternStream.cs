namespace Vigil.Core.Patterns;

/// <summary>How far a <see cref="PatternSet"/> has come in one input. Eight octets; the default is an input not begun.</summary>
public struct PatternStream
{
    /// <summary>The state; <see langword="null"/> before the first octet.</summary>
    internal DfaState? State;

    /// <summary>Whether the input has begun.</summary>
    public readonly bool HasBegun => State is not null;

    /// <summary>Whether nothing can match any more, so that the rest of the input need not be offered.</summary>
    public readonly bool IsDead => State is { Nodes.Length: 0 };
}
