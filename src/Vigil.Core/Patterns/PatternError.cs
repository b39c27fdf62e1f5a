namespace Vigil.Core.Patterns;

/// <summary>A regular expression that cannot be compiled.</summary>
/// <param name="text">The expression as written, without slashes.</param>
/// <param name="detail">What is wrong with it: <c>bad iteration values</c>, <c>missing quote</c>.</param>
public sealed class PatternError(string text, string detail) : Exception($"error compiling pattern /{text}/")
{
    /// <summary>What is wrong with it.</summary>
    public string Detail { get; } = detail;
}
