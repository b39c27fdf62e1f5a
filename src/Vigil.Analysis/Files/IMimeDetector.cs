namespace Vigil.Analysis.Files;

/// <summary>Tells media types from the beginning of content; a service of the engine.</summary>
public interface IMimeDetector
{
    /// <summary>Finds the types that content may have, the strongest first.</summary>
    /// <param name="data">The beginning of the content.</param>
    /// <param name="guesses">Receives them; comes empty.</param>
    void Detect(ReadOnlySpan<byte> data, List<MimeGuess> guesses);
}
