namespace Vigil.Analysis.Signatures;

/// <summary>What signatures know of one connection; made by <see cref="SignatureMatcher.Begin"/>.</summary>
public sealed class SignatureState
{
    private NumberSet _fired;

    internal SignatureState(ISignatureSubject subject) => Subject = subject;

    /// <summary>The connection.</summary>
    internal ISignatureSubject Subject { get; }

    /// <summary>From originator to responder.</summary>
    internal DirectionState Orig { get; } = new(isOrig: true);

    /// <summary>From responder to originator.</summary>
    internal DirectionState Resp { get; } = new(isOrig: false);

    /// <summary>Whether the payload of neither direction needs more matching, so that it need not be offered.</summary>
    public bool IsPayloadDone => Orig.IsPayloadDone && Resp.IsPayloadDone;

    /// <summary>The state of a direction.</summary>
    internal DirectionState Of(bool isOrig) => isOrig ? Orig : Resp;

    /// <summary>Marks a signature as having matched; <see langword="false"/> if it had before.</summary>
    internal bool Fire(Signature signature) => _fired.Add(signature.Index);

    /// <summary>Whether a signature has matched, in whatever direction.</summary>
    internal bool HasFired(Signature signature) => _fired.Contains(signature.Index);
}
