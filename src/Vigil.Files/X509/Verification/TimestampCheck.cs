using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Vigil.Files.X509.Verification;

/// <summary>Checks the signature of a log of certificates (RFC 6962, 3.2).</summary>
internal static class TimestampCheck
{
    private const string TimestampList = "1.3.6.1.4.1.11129.2.4.2";
    private const string Poison = "1.3.6.1.4.1.11129.2.4.3";
    private const int KeyHashLength = 32;

    /// <summary>Whether a log has signed that it knows a certificate.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="issuerKeyHash">SHA-256 of the issuer's key if the certificate itself carries the proof; else empty.</param>
    /// <param name="timestamp">Milliseconds since the epoch, as the proof says.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="logKey">The log's key: SubjectPublicKeyInfo.</param>
    /// <param name="hash">Its hash, as TLS numbers it.</param>
    public static bool Verify(
        ReadOnlySpan<byte> der, ReadOnlySpan<byte> issuerKeyHash, ulong timestamp, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> logKey, ulong hash)
    {
        HashAlgorithmName? algorithm = hash switch
        {
            2 => HashAlgorithmName.SHA1,
            4 => HashAlgorithmName.SHA256,
            5 => HashAlgorithmName.SHA384,
            6 => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (algorithm is not { } known || (!issuerKeyHash.IsEmpty && issuerKeyHash.Length != KeyHashLength))
            return false;
        var entry = issuerKeyHash.IsEmpty ? der.ToArray() : WithoutProofs(der);
        if (entry is null)
            return false;

        //  version (1) | kind of signature (1) | timestamp (8) | kind of entry (2) | [issuer key hash (32)] | length (3) | entry | extensions (2)
        var signed = new List<byte>(entry.Length + 64) { 0, 0 };
        var number = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(number, timestamp);
        signed.AddRange(number);
        signed.Add(0);
        signed.Add(issuerKeyHash.IsEmpty ? (byte)0 : (byte)1);
        signed.AddRange(issuerKeyHash);
        signed.AddRange([(byte)(entry.Length >> 16), (byte)(entry.Length >> 8), (byte)entry.Length]);
        signed.AddRange(entry);
        signed.AddRange([0, 0]);
        return SignatureCheck.Verify(signed.ToArray(), signature, logKey, known);
    }

    // The part that is signed as it was before the proofs were put in.
    private static byte[]? WithoutProofs(ReadOnlySpan<byte> der)
    {
        var outer = new DerReader(der);
        if (!outer.TryEnter(DerTag.Sequence, out var body) || !body.TryEnter(DerTag.Sequence, out var fields))
            return null;
        var content = new List<byte>(der.Length);
        while (fields.TryRead(out var field))
        {
            if (field.Tag != (DerTag.Context | 3))
            {
                content.AddRange(field.Encoding);
                continue;
            }

            var wrapper = new DerReader(field.Content);
            if (!wrapper.TryEnter(DerTag.Sequence, out var list))
                return null;
            var kept = new List<byte>(field.Content.Length);
            while (list.TryRead(DerTag.Sequence, out var extension))
            {
                var inner = new DerReader(extension.Content);
                if (!inner.TryRead(DerTag.ObjectIdentifier, out var oid) || ObjectIdentifier.Read(oid.Content) is not (TimestampList or Poison))
                    kept.AddRange(extension.Encoding);
            }

            content.AddRange(Wrap(DerTag.Context | 3, Wrap(DerTag.Sequence, kept)));
        }

        return [.. Wrap(DerTag.Sequence, content)];
    }

    private static List<byte> Wrap(byte tag, List<byte> content)
    {
        var length = content.Count;
        var wrapped = new List<byte>(length + 5) { tag };
        if (length < 0x80)
            wrapped.Add((byte)length);
        else if (length <= byte.MaxValue)
            wrapped.AddRange([0x81, (byte)length]);
        else if (length <= ushort.MaxValue)
            wrapped.AddRange([0x82, (byte)(length >> 8), (byte)length]);
        else
            wrapped.AddRange([0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length]);
        wrapped.AddRange(content);
        return wrapped;
    }
}
