using System.Security.Cryptography;

namespace Vigil.Files.X509.Verification;

/// <summary>Checks signatures with keys as certificates carry them.</summary>
internal static class SignatureCheck
{
    /// <summary>Whether a signed structure (data, algorithm, signature: RFC 5280, 4.1.1) was signed with a key.</summary>
    /// <param name="signed">The structure: a certificate, or what is built like one.</param>
    /// <param name="keyInfo">SubjectPublicKeyInfo.</param>
    public static bool IsSignedBy(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> keyInfo)
    {
        var outer = new DerReader(signed);
        if (!outer.TryEnter(DerTag.Sequence, out var body) || !body.TryRead(DerTag.Sequence, out var data)
            || !body.TryEnter(DerTag.Sequence, out var algorithm) || !algorithm.TryRead(DerTag.ObjectIdentifier, out var oid)
            || !body.TryRead(DerTag.BitString, out var signature) || signature.Content.Length < 2)
            return false;
        return Verify(data.Encoding, signature.Content[1..], keyInfo, ObjectIdentifier.Read(oid.Content));
    }

    /// <summary>Whether a signature of a named algorithm is right.</summary>
    public static bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> keyInfo, string algorithm)
    {
        if (algorithm == "1.2.840.113549.1.1.10")
        {
            // Its parameters name the hash; those in use are tried.
            return VerifyRsa(data, signature, keyInfo, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
                || VerifyRsa(data, signature, keyInfo, HashAlgorithmName.SHA384, RSASignaturePadding.Pss)
                || VerifyRsa(data, signature, keyInfo, HashAlgorithmName.SHA512, RSASignaturePadding.Pss);
        }

        HashAlgorithmName? hash = algorithm switch
        {
            "1.2.840.113549.1.1.4" => HashAlgorithmName.MD5,
            "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" or "1.2.840.10040.4.3" => HashAlgorithmName.SHA1,
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" or "2.16.840.1.101.3.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => null,
        };
        return hash is { } known && Verify(data, signature, keyInfo, known);
    }

    /// <summary>Whether a signature with a hash is right; the kind of key tells the algorithm.</summary>
    public static bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> keyInfo, HashAlgorithmName hash)
    {
        try
        {
            switch (CertificateKey.Read(keyInfo).Kind)
            {
                case "rsa":
                    return VerifyRsa(data, signature, keyInfo, hash, RSASignaturePadding.Pkcs1);
                case "ecdsa":
                    using (var key = ECDsa.Create())
                    {
                        key.ImportSubjectPublicKeyInfo(keyInfo, out _);
                        return key.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
                    }

                case "dsa":
                    using (var key = DSA.Create())
                    {
                        key.ImportSubjectPublicKeyInfo(keyInfo, out _);
                        return key.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
                    }

                default:
                    return false;
            }
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            return false; // a key or signature that makes no sense
        }
    }

    private static bool VerifyRsa(
        ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> keyInfo, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportSubjectPublicKeyInfo(keyInfo, out _);
            return key.VerifyData(data, signature, hash, padding);
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            return false;
        }
    }
}
