namespace Vigil.Core.Diagnostics;

/// <summary>A conversion that yields no value: its statement has no effect and the next one runs (language.md 3.4).</summary>
/// <param name="message">The message with its detail, without location.</param>
public sealed class NoValueError(string message) : Exception(message);
