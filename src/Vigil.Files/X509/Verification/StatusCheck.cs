using System.Security.Cryptography;
using Vigil.Core.Values;

namespace Vigil.Files.X509.Verification;

/// <summary>Checks an answer about the revocation of a certificate (RFC 6960, 3.2).</summary>
internal static class StatusCheck
{
    /// <summary>What the answer says if it can be trusted.</summary>
    /// <param name="reply">The answer in DER.</param>
    /// <param name="subject">The certificate it should be about.</param>
    /// <param name="issuer">Its issuer.</param>
    /// <param name="time">For which moment, seconds since the epoch.</param>
    /// <param name="text">The status in words, or what is wrong.</param>
    /// <returns>0 good, 1 revoked, 2 unknown, -1 if the answer is of no use.</returns>
    public static long Check(ReadOnlySpan<byte> reply, ByteString subject, ByteString issuer, double time, out string text)
    {
        text = "OCSP response cannot be read";
        var outer = new DerReader(reply);
        if (!outer.TryEnter(DerTag.Sequence, out var response) || !response.TryRead(DerTag.Enumerated, out var number) || number.Content.Length != 1)
            return -1;
        if (number.Content[0] != 0)
        {
            text = OcspNames.Status(number.Content[0]);
            return -1;
        }

        if (!response.TryEnter(DerTag.Context, out var wrapper) || !wrapper.TryEnter(DerTag.Sequence, out var answer)
            || !answer.TryRead(DerTag.ObjectIdentifier, out _) || !answer.TryRead(DerTag.OctetString, out var basic))
            return -1;
        if (!IsSigned(basic.Content, issuer))
        {
            text = "OCSP response is not signed by the issuer";
            return -1;
        }

        return FindStatus(basic.Content, subject, issuer, time, out text);
    }

    // By the issuer, or by a certificate in the answer that the issuer made for this.
    private static bool IsSigned(ReadOnlySpan<byte> basic, ByteString issuer)
    {
        if (!Certificate.TryRead(issuer.Span, out var above))
            return false;
        if (SignatureCheck.IsSignedBy(basic, above.KeyInfo))
            return true;
        var outer = new DerReader(basic);
        if (!outer.TryEnter(DerTag.Sequence, out var parts) || !parts.TryRead(out _) || !parts.TryRead(out _) || !parts.TryRead(out _)
            || !parts.TryEnter(DerTag.Context, out var wrapper) || !wrapper.TryEnter(DerTag.Sequence, out var list))
            return false;
        while (list.TryRead(out var delegated))
        {
            if (Certificate.TryRead(delegated.Encoding, out var signer) && Authority.MaySignStatus(signer)
                && ChainBuilder.HasIssued(issuer, ByteString.Copy(delegated.Encoding)) && SignatureCheck.IsSignedBy(basic, signer.KeyInfo))
                return true;
        }

        return false;
    }

    private static long FindStatus(ReadOnlySpan<byte> basic, ByteString subject, ByteString issuer, double time, out string text)
    {
        text = "OCSP response is not about the certificate";
        var outer = new DerReader(basic);
        if (!outer.TryEnter(DerTag.Sequence, out var parts) || !parts.TryEnter(DerTag.Sequence, out var data))
            return -1;
        data.TryRead(DerTag.Context, out _); // version
        if (!data.TryRead(out _) || !data.TryRead(out _) || !data.TryEnter(DerTag.Sequence, out var singles))
            return -1;
        while (singles.TryEnter(DerTag.Sequence, out var single))
        {
            if (!OcspCertificateId.TryRead(ref single, out var identifier) || !single.TryRead(out var state) || !single.TryRead(out var thisUpdate))
                return -1;
            if (!IsAbout(identifier, subject, issuer))
                continue;
            var until = single.TryEnter(DerTag.Context, out var next) && next.TryRead(out var nextUpdate) ? DerTime.Read(nextUpdate) : double.MaxValue;
            if (time < DerTime.Read(thisUpdate) || time > until)
            {
                text = time > until ? "OCSP response has expired" : "OCSP response is not yet valid";
                return -1;
            }

            var status = state.Tag & 0x1F;
            text = status switch { 0 => "good", 1 => "revoked", _ => "unknown" };
            return Math.Min(status, 2);
        }

        return -1;
    }

    private static bool IsAbout(OcspCertificateId identifier, ByteString subject, ByteString issuer)
    {
        if (!Certificate.TryRead(subject.Span, out var below) || !Certificate.TryRead(issuer.Span, out var above)
            || X509Records.Serial(below.Serial) != identifier.Serial)
            return false;
        var info = new DerReader(above.KeyInfo);
        if (!info.TryEnter(DerTag.Sequence, out var key) || !key.TryRead(out _) || !key.TryRead(DerTag.BitString, out var bits) || bits.Content.Length < 2)
            return false;
        return Hash(identifier.HashAlgorithm, above.Subject) == identifier.IssuerNameHash
            && Hash(identifier.HashAlgorithm, bits.Content[1..]) == identifier.IssuerKeyHash;
    }

    private static string Hash(string algorithm, ReadOnlySpan<byte> data) => algorithm switch
    {
        "sha1" => Convert.ToHexString(SHA1.HashData(data)),
        "sha256" => Convert.ToHexString(SHA256.HashData(data)),
        "sha384" => Convert.ToHexString(SHA384.HashData(data)),
        "sha512" => Convert.ToHexString(SHA512.HashData(data)),
        _ => "",
    };
}
