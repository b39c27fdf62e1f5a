namespace Vigil.Analysis.Files;

/// <summary>A media type that content may have (script record <c>mime_match</c>).</summary>
/// <param name="Strength">How sure the signature is.</param>
/// <param name="Mime">The type.</param>
public readonly record struct MimeGuess(int Strength, string Mime);
