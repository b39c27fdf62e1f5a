using Vigil.Core.Values;

namespace Vigil.Input.Reading;

/// <summary>What a reader can say.</summary>
internal enum InputMessageKind
{
    Put,
    Delete,
    Clear,
    Entry,
    EndOfEntries,
    EndOfData,
    Event,
    Info,
    Warning,
    Error,
    Ended,
}

/// <summary>One thing a reader says, on its way to the engine's thread.</summary>
/// <param name="Kind">What.</param>
/// <param name="Values">A row, or arguments of an event.</param>
/// <param name="Text">Name of an event, or the words of a message.</param>
internal readonly record struct InputMessage(InputMessageKind Kind, Value[] Values, string Text = "");
