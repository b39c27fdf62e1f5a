using Vigil.Core.Values;

namespace Vigil.Input.Reading;

/// <summary>Takes rows in the reader's own thread, so that they need not travel to the engine's one by one.</summary>
internal interface IRowSink
{
    /// <summary>Takes a row; the array is the reader's again when the call returns.</summary>
    /// <returns>Whether it was taken; else it goes the usual way.</returns>
    bool TryTake(ReadOnlySpan<Value> row);
}
