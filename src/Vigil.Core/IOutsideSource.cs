namespace Vigil.Core;

/// <summary>Something that works beside the engine, on threads of its own, and hands results over in the engine's thread.</summary>
public interface IOutsideSource
{
    /// <summary>Whether a run over a capture holds its first packet back until this source has handed over what it is reading.</summary>
    bool HoldsFirstPacket { get; }

    /// <summary>Whether a run goes on for the sake of this source when there are no packets, or none any more.</summary>
    bool KeepsRunning => false;

    /// <summary>Applies what has come, in order; called in the engine's thread, outside of handlers.</summary>
    /// <returns>Whether more has come than was applied.</returns>
    bool Deliver();

    /// <summary>The run is over: whatever works for the engine is ended.</summary>
    void Close();
}
