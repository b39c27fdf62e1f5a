namespace Vigil.Core.Diagnostics;

/// <summary>A run-time error of a script: it ends the innermost event or hook body and is reported there (language.md 6.6).</summary>
/// <param name="message">The message with its detail, without location.</param>
/// <param name="location">Where, or <see langword="null"/> for the statement at work.</param>
public sealed class ScriptError(string message, SourceLocation? location = null) : Exception(message)
{
    /// <summary>Where it happened.</summary>
    public SourceLocation? Location { get; } = location;

    /// <summary>What the line begins with when it is reported.</summary>
    public string Kind { get; init; } = "expression error";
}
