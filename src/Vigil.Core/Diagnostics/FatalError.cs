namespace Vigil.Core.Diagnostics;

/// <summary>A mistake that ends the program: the message names what is wrong and the cure.</summary>
/// <param name="message">One sentence.</param>
/// <param name="location">Where, if in a file.</param>
public sealed class FatalError(string message, SourceLocation? location = null) : Exception(message)
{
    /// <summary>Where, if in a file.</summary>
    public SourceLocation? Location { get; } = location;
}
