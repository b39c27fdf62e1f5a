namespace Vigil.Core.Diagnostics;

/// <summary>Two places that a message is about; it names both.</summary>
/// <param name="First">The one named first.</param>
/// <param name="Second">The other one.</param>
public sealed record JoinedLocation(SourceLocation First, SourceLocation Second)
    : SourceLocation($"{First} and {Second}", 0, 0);
