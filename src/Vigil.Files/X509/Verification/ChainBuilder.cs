using Vigil.Core.Values;

namespace Vigil.Files.X509.Verification;

/// <summary>Finds and checks the path from a certificate to one that is trusted (RFC 5280, 6).</summary>
/// <remarks>
/// Looked at: names, signatures, validity, whether issuers may issue, path lengths. Not looked at: names constraints, policies,
/// revocation. As in the library that users know, a path that leads nowhere is told before anything else about it.
/// </remarks>
/// <param name="trusted">Certificates that end a path.</param>
internal sealed class ChainBuilder(TrustStore trusted)
{
    // Longer paths are not in use; a server may send as many certificates as it likes.
    private const int MaxLength = 20;

    /// <summary>The path found last, the end entity first.</summary>
    public List<ByteString> Path { get; } = [];

    /// <summary>Verifies the first of some certificates; the others may help.</summary>
    /// <param name="certificates">In DER.</param>
    /// <param name="time">For which moment, seconds since the epoch.</param>
    public VerifyResult Verify(IReadOnlyList<ByteString> certificates, double time)
    {
        Path.Clear();
        Path.Add(certificates[0]);
        var isTrusted = IsTrusted(certificates[0]);
        while (!isTrusted && Path.Count < MaxLength && !IsSelfIssued(Path[^1]))
        {
            if (FindIssuer(Path[^1], certificates, out isTrusted) is not { } issuer)
                return VerifyResult.NoIssuer;
            if (Path.Contains(issuer))
                return VerifyResult.NoIssuer;
            Path.Add(issuer);
        }

        if (!isTrusted)
        {
            return !IsSelfIssued(Path[^1]) ? VerifyResult.NoIssuer
                : Path.Count == 1 ? VerifyResult.SelfSigned : VerifyResult.SelfSignedInChain;
        }

        var result = CheckAuthorities();
        return result == VerifyResult.Ok ? CheckSignaturesAndTimes(time) : result;
    }

    /// <summary>Whether a certificate may have issued another, by their names and the signature.</summary>
    public static bool HasIssued(ByteString issuer, ByteString subject) =>
        Certificate.TryRead(issuer.Span, out var above) && Certificate.TryRead(subject.Span, out var below)
        && above.Subject.SequenceEqual(below.Issuer) && SignatureCheck.IsSignedBy(subject.Span, above.KeyInfo);

    private bool IsTrusted(ByteString der)
    {
        if (!Certificate.TryRead(der.Span, out var certificate))
            return false;
        foreach (var known in trusted.Find(certificate.Subject))
        {
            if (known.Equals(der))
                return true;
        }

        return false;
    }

    private static bool IsSelfIssued(ByteString der) =>
        Certificate.TryRead(der.Span, out var certificate) && certificate.Subject.SequenceEqual(certificate.Issuer);

    // Trusted ones first; of several with the name the one whose key made the signature, else any, for the error it gives.
    private ByteString? FindIssuer(ByteString subject, IReadOnlyList<ByteString> offered, out bool isTrusted)
    {
        isTrusted = true;
        if (!Certificate.TryRead(subject.Span, out var certificate))
            return null;
        ByteString? named = null;
        foreach (var candidate in trusted.Find(certificate.Issuer))
        {
            if (HasIssued(candidate, subject))
                return candidate;
            named ??= candidate;
        }

        isTrusted = false;
        ByteString? nearest = null;
        foreach (var candidate in offered)
        {
            if (HasIssued(candidate, subject) && !candidate.Equals(subject))
                return candidate;
            if (Certificate.TryRead(candidate.Span, out var other) && other.Subject.SequenceEqual(certificate.Issuer))
                nearest ??= candidate;
        }

        isTrusted = named is not null;
        return named ?? nearest;
    }

    private VerifyResult CheckAuthorities()
    {
        for (var i = 1; i < Path.Count; i++)
        {
            if (!Certificate.TryRead(Path[i].Span, out var certificate))
                return VerifyResult.InvalidAuthority;
            if (!Authority.MayIssue(certificate, out var pathLength))
                return VerifyResult.InvalidAuthority;
            if (pathLength >= 0 && i - 1 > pathLength)
                return VerifyResult.PathTooLong;
        }

        return VerifyResult.Ok;
    }

    private VerifyResult CheckSignaturesAndTimes(double time)
    {
        for (var i = Path.Count - 1; i >= 0; i--)
        {
            if (!Certificate.TryRead(Path[i].Span, out var certificate))
                return VerifyResult.SignatureFailure;
            if (i < Path.Count - 1 && (!Certificate.TryRead(Path[i + 1].Span, out var issuer) || !SignatureCheck.IsSignedBy(Path[i].Span, issuer.KeyInfo)))
                return VerifyResult.SignatureFailure;
            if (time < certificate.NotBefore)
                return VerifyResult.NotYetValid;
            if (time > certificate.NotAfter)
                return VerifyResult.Expired;
        }

        return VerifyResult.Ok;
    }
}
