using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Reporting;

/// <summary>A message about a script, with what is needed to show it in full.</summary>
/// <param name="Kind">What its line begins with: <c>error</c>, <c>warning</c>, <c>expression error</c>; empty for information.</param>
/// <param name="Message">Message with detail.</param>
/// <param name="Location">Where, if it has a place.</param>
public sealed record Diagnostic(string Kind, string Message, SourceLocation? Location)
{
    /// <summary>A short name that stays the same when wording changes: <c>unknown-identifier</c>.</summary>
    public string Code { get; } = DiagnosticCodes.Of(Message);

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public string Severity => Kind.Contains("error", StringComparison.Ordinal) ? "error" : Kind.Length == 0 ? "info" : "warning";

    /// <summary>How to put things right, most particular first.</summary>
    public List<string> Hints { get; } = [];

    /// <summary>The place to point at: of two, the one where the mistake shows.</summary>
    public SourceLocation? Place => Location switch
    {
        JoinedLocation { Second.FirstLine: > 0 } joined => joined.Second,
        JoinedLocation joined => joined.First,
        _ => Location,
    };

    /// <summary>The other place, if the message is about two.</summary>
    public SourceLocation? Related => Location is JoinedLocation { First.FirstLine: > 0, Second.FirstLine: > 0 } joined ? joined.First : null;
}
