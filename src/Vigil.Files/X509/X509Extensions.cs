using Vigil.Analysis.Files;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Files.X509;

/// <summary>Raises the events of extensions of certificates and of answers of OCSP.</summary>
internal static class X509Extensions
{
    private const string BasicConstraints = "2.5.29.19";
    private const string AlternativeName = "2.5.29.17";
    private const string CertificateTimestamps = "1.3.6.1.4.1.11129.2.4.2";
    private const string OcspTimestamps = "1.3.6.1.4.1.11129.2.4.5";

    /// <summary>An <c>X509::Extension</c>.</summary>
    public static RecordVal Record(X509State state, TrackedFile file, CertificateExtension extension)
    {
        var oid = ObjectIdentifier.Read(extension.Oid);
        var names = ObjectNames.Find(oid);
        return state.Extension.Create(
            file.Engine,
            [
                Value.String(names?.Long ?? oid),
                names is null ? default : Value.String(names.Short),
                Value.String(oid),
                Value.Bool(extension.IsCritical),
                Value.Of(ExtensionText.Describe(oid, extension.Value)),
            ]);
    }

    /// <summary>Events of what the extension says, if that is known.</summary>
    public static void Look(X509State state, X509Events events, TrackedFile file, CertificateExtension extension)
    {
        switch (ObjectIdentifier.Read(extension.Oid))
        {
            case BasicConstraints:
                if (events.HasBasicConstraints && X509Records.BasicConstraints(file.Engine, state, extension.Value) is { } constraints)
                    events.BasicConstraints(file, constraints);
                break;
            case AlternativeName:
                if (events.HasSubjectAlternativeName && X509Records.AlternativeName(file.Engine, state, extension.Value) is { } names)
                    events.SubjectAlternativeName(file, names);
                break;
            case CertificateTimestamps or OcspTimestamps:
                if (events.HasSignedCertificateTimestamp)
                    Timestamps(events, file, extension.Value);
                break;
        }
    }

    // RFC 6962, 3.3: an octet string, and in it a list as TLS writes it.
    private static void Timestamps(X509Events events, TrackedFile file, ReadOnlySpan<byte> value)
    {
        var der = new DerReader(value);
        if (!der.TryRead(DerTag.OctetString, out var inner))
            return;
        var reader = new WireReader(inner.Content);
        if (!reader.TryReadVector16(out var list))
            return;
        reader = new(list);
        while (!reader.AtEnd && reader.TryReadVector16(out var entry) && SignedTimestamp.TryRead(entry, out var timestamp))
        {
            events.SignedCertificateTimestamp(
                file,
                timestamp.Version,
                ByteString.Copy(timestamp.LogId),
                timestamp.Time,
                timestamp.HashAlgorithm,
                timestamp.SignatureAlgorithm,
                ByteString.Copy(timestamp.Signature));
        }
    }
}
