using System.Security.Cryptography;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>Built-in functions on certificates.</summary>
public static class X509Builtins
{
    /// <summary>What a certificate says.</summary>
    [Builtin("x509_parse", "function(cert: opaque of x509): X509::Certificate")]
    public static Value Parse(EngineContext context, OpaqueVal cert) =>
        cert is X509Val handle && Certificate.TryRead(handle.Der.Span, out var certificate)
            ? Value.Of(X509Records.Certificate(context, X509State.Of(context), certificate))
            : default;

    /// <summary>A handle for a certificate in DER; none if it cannot be read.</summary>
    [Builtin("x509_from_der", "function(der: string): opaque of x509")]
    public static Value FromDer(EngineContext context, ByteString der) =>
        Certificate.TryRead(der.Span, out _) ? Value.Of(new X509Val(der)) : default;

    /// <summary>The encoding of a certificate, in DER or PEM.</summary>
    [Builtin("x509_get_certificate_string", "function(cert: opaque of x509, pem: bool &default=F &optional): string")]
    public static ByteString GetString(EngineContext context, OpaqueVal cert, bool pem)
    {
        if (cert is not X509Val handle)
            return ByteString.Empty;
        return pem ? ByteString.From(PemEncoding.WriteString("CERTIFICATE", handle.Der.Span) + "\n") : handle.Der;
    }

    /// <summary>A hash of the subject's name: 1 for SHA-1, 2 for SHA-256, 3 for SHA-384, 4 for SHA-512.</summary>
    [Builtin("x509_subject_name_hash", "function(cert: opaque of x509, hash_alg: count): string")]
    public static Value SubjectHash(EngineContext context, OpaqueVal cert, ulong hashAlg) =>
        cert is X509Val handle && Certificate.TryRead(handle.Der.Span, out var certificate) ? Hash(certificate.Subject, hashAlg) : default;

    /// <summary>A hash of the issuer's name.</summary>
    [Builtin("x509_issuer_name_hash", "function(cert: opaque of x509, hash_alg: count): string")]
    public static Value IssuerHash(EngineContext context, OpaqueVal cert, ulong hashAlg) =>
        cert is X509Val handle && Certificate.TryRead(handle.Der.Span, out var certificate) ? Hash(certificate.Issuer, hashAlg) : default;

    /// <summary>A hash of the key: of the content of its bit string.</summary>
    [Builtin("x509_spki_hash", "function(cert: opaque of x509, hash_alg: count): string")]
    public static Value KeyHash(EngineContext context, OpaqueVal cert, ulong hashAlg)
    {
        if (cert is not X509Val handle || !Certificate.TryRead(handle.Der.Span, out var certificate))
            return default;
        var outer = new DerReader(certificate.KeyInfo);
        return outer.TryEnter(DerTag.Sequence, out var info) && info.TryRead(DerTag.Sequence, out _)
            && info.TryRead(DerTag.BitString, out var key) && key.Content.Length > 1
            ? Hash(key.Content[1..], hashAlg)
            : default;
    }

    /// <summary>Whether a name in a certificate covers a host.</summary>
    [Builtin("x509_check_hostname", "function(hostname: string, certname: string): bool", IsPure = true)]
    public static bool CheckName(EngineContext context, ByteString hostname, ByteString certname) =>
        HostNameCheck.Matches(certname.Span, hostname.Span);

    /// <summary>The name in a certificate that covers a host; empty if there is none.</summary>
    [Builtin("x509_check_cert_hostname", "function(cert_opaque: opaque of x509, hostname: string): string")]
    public static ByteString CheckHost(EngineContext context, OpaqueVal certOpaque, ByteString hostname) =>
        certOpaque is X509Val handle && Certificate.TryRead(handle.Der.Span, out var certificate)
            ? HostNameCheck.Find(certificate, hostname.Span)
            : ByteString.Empty;

    /// <summary>A distinguished name in DER as text; empty if it is none.</summary>
    [Builtin("parse_distinguished_name", "function(dn: string): string", IsPure = true)]
    public static ByteString NameText(EngineContext context, ByteString dn) => DistinguishedName.Format(dn.Span);

    /// <summary>Certificates that need not be parsed, by the SHA-256 of their encoding.</summary>
    [Builtin("x509_set_certificate_cache", "function(tbl: string_any_table): bool")]
    public static bool SetCache(EngineContext context, TableVal tbl)
    {
        X509State.Of(context).Cache = tbl;
        return true;
    }

    /// <summary>The hook that runs for those.</summary>
    [Builtin("x509_set_certificate_cache_hit_callback", "function(f: string_any_file_hook): bool")]
    public static bool SetCacheHit(EngineContext context, FuncVal f)
    {
        X509State.Of(context).CacheHit = f;
        return true;
    }

    private static Value Hash(ReadOnlySpan<byte> data, ulong algorithm) => algorithm switch
    {
        1 => Value.String(SHA1.HashData(data)),
        2 => Value.String(SHA256.HashData(data)),
        3 => Value.String(SHA384.HashData(data)),
        4 => Value.String(SHA512.HashData(data)),
        _ => default,
    };
}
