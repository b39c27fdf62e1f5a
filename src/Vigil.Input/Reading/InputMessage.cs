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

/// <summary>One thing a reader says, on its way to the engine's thread; its values lie in the batch.</summary>
/// <param name="Kind">What.</param>
/// <param name="First">Where its values begin: a row, or arguments of an event.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Text">Name of an event, or the words of a message.</param>
internal readonly record struct InputMessage(InputMessageKind Kind, int First, int Count, string Text);
