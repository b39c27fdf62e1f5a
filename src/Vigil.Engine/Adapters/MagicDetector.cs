using Vigil.Analysis.Files;
using Vigil.Analysis.Signatures;

namespace Vigil.Engine.Adapters;

/// <summary>Lets file analysis ask the signatures for media types.</summary>
internal sealed class MagicDetector(FileMagic magic) : IMimeDetector
{
    public void Detect(ReadOnlySpan<byte> data, List<MimeGuess> guesses)
    {
        foreach (var match in magic.Match(data))
            guesses.Add(new(match.Strength, match.Mime));
    }
}
