using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>What scripts see of certificates.</summary>
internal sealed partial class X509Events : EventSource
{
    /// <summary>A certificate was read.</summary>
    [Event("x509_certificate", "f: fa_file, cert_ref: opaque of x509, cert: X509::Certificate")]
    public partial void Certificate(IValueSource f, OpaqueVal certRef, RecordVal cert);

    /// <summary>An extension of it.</summary>
    [Event("x509_extension", "f: fa_file, ext: X509::Extension")]
    public partial void Extension(IValueSource f, RecordVal ext);

    /// <summary>Whether it may sign others.</summary>
    [Event("x509_ext_basic_constraints", "f: fa_file, ext: X509::BasicConstraints")]
    public partial void BasicConstraints(IValueSource f, RecordVal ext);

    /// <summary>Further names that it is good for.</summary>
    [Event("x509_ext_subject_alternative_name", "f: fa_file, ext: X509::SubjectAlternativeName")]
    public partial void SubjectAlternativeName(IValueSource f, RecordVal ext);

    /// <summary>A proof that a certificate was made public, in the certificate or in an answer of OCSP.</summary>
    [Event(
        "x509_ocsp_ext_signed_certificate_timestamp",
        "f: fa_file, version: count, logid: string, timestamp: count, hash_algorithm: count, signature_algorithm: count, signature: string")]
    public partial void SignedCertificateTimestamp(
        IValueSource f, ulong version, ByteString logid, ulong timestamp, ulong hashAlgorithm, ulong signatureAlgorithm, ByteString signature);
}
