using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>What scripts see of OCSP (RFC 6960).</summary>
internal sealed partial class OcspEvents : EventSource
{
    /// <summary>Someone asks for the status of certificates.</summary>
    [Event("ocsp_request", "f: fa_file, version: count")]
    public partial void Request(IValueSource f, ulong version);

    /// <summary>One certificate that is asked about.</summary>
    [Event(
        "ocsp_request_certificate",
        "f: fa_file, hashAlgorithm: string, issuerNameHash: string, issuerKeyHash: string, serialNumber: string")]
    public partial void RequestCertificate(IValueSource f, string hashAlgorithm, string issuerNameHash, string issuerKeyHash, string serialNumber);

    /// <summary>An extension of a request, an answer, or one part of an answer.</summary>
    [Event("ocsp_extension", "f: fa_file, ext: X509::Extension, global_resp: bool")]
    public partial void Extension(IValueSource f, RecordVal ext, bool globalResp);

    /// <summary>Whether a request was answered.</summary>
    [Event("ocsp_response_status", "f: fa_file, status: string")]
    public partial void ResponseStatus(IValueSource f, string status);

    /// <summary>What an answer says as a whole.</summary>
    [Event(
        "ocsp_response_bytes",
        "f: fa_file, status: string, version: count, responderId: string, producedAt: time, signatureAlgorithm: string, certs: x509_opaque_vector")]
    public partial void ResponseBytes(
        IValueSource f, string status, ulong version, ByteString responderId, double producedAt, string signatureAlgorithm, VectorVal certs);

    /// <summary>What an answer says of one certificate.</summary>
    [Event(
        "ocsp_response_certificate",
        "f: fa_file, hashAlgorithm: string, issuerNameHash: string, issuerKeyHash: string, serialNumber: string, certStatus: string, revokeTime: time, revokeReason: string, thisUpdate: time, nextUpdate: time")]
    public partial void ResponseCertificate(
        IValueSource f,
        string hashAlgorithm,
        string issuerNameHash,
        string issuerKeyHash,
        string serialNumber,
        string certStatus,
        double revokeTime,
        string revokeReason,
        double thisUpdate,
        double nextUpdate);
}
