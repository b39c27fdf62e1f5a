namespace Vigil.Analysis.Signatures;

/// <summary>A mistake in a signature file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="IsWarning">Whether the file is good all the same.</param>
public sealed record SignatureError(string File, int Line, string Message, bool IsWarning = false)
{
    /// <summary>The line users see.</summary>
    public override string ToString() =>
        IsWarning ? $"Warning in signature ({File}:{Line}): {Message}" : $"Error in signature ({File}:{Line}): {Message}";
}
