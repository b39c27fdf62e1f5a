using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Runtime.Code;

namespace Vigil.Runtime.When;

/// <summary>The compiled parts of a <c>when</c> statement; they share one frame of captured variables.</summary>
public sealed class WhenCode
{
    /// <summary>The condition: bool.</summary>
    public required ScriptCode Condition { get; init; }

    /// <summary>Run once when the condition holds.</summary>
    public required ScriptCode Body { get; init; }

    /// <summary>Run when the time is over; <see langword="null"/> if there is none.</summary>
    public ScriptCode? TimeoutBody { get; init; }

    /// <summary>Whether the results of the bodies are delivered to a caller (<c>return when</c>).</summary>
    public bool IsReturn { get; init; }

    /// <summary>Slots of the global variables in the condition.</summary>
    public required ImmutableArray<int> Globals { get; init; }

    /// <summary>Places in the frame of the captured variables in the condition.</summary>
    public required ImmutableArray<int> Captured { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }
}
