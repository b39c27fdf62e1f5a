namespace Vigil.Analysis.Signatures;

/// <summary>Leaves the parser where a signature file stops making sense; it does not leave this folder.</summary>
internal sealed class SignatureSyntaxException(int line, string message) : Exception(message)
{
    /// <summary>The line.</summary>
    public int Line { get; } = line;
}
