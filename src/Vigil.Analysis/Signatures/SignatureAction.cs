namespace Vigil.Analysis.Signatures;

/// <summary>An action of a signature.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">The event, or the analyzer.</param>
/// <param name="Text">The event's message, or the analyzer's parent; <see langword="null"/> if none.</param>
internal sealed record SignatureAction(SignatureActionKind Kind, string Name, string? Text);
