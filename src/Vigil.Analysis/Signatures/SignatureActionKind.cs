namespace Vigil.Analysis.Signatures;

/// <summary>What a signature does when it matches.</summary>
internal enum SignatureActionKind : byte
{
    /// <summary>Raises <c>signature_match</c>, or another event.</summary>
    Event,

    /// <summary>Attaches an analyzer.</summary>
    Enable,

    /// <summary>Removes an analyzer.</summary>
    Disable,
}
