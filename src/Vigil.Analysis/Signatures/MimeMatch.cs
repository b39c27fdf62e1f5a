namespace Vigil.Analysis.Signatures;

/// <summary>A file type that content suggests.</summary>
/// <param name="Strength">How sure that is; the highest wins.</param>
/// <param name="Mime">The type, e.g. <c>image/png</c>.</param>
public sealed record MimeMatch(int Strength, string Mime);
