using System.Security.Cryptography.X509Certificates;

namespace Vigil.Broker;

/// <summary>How connections are secured.</summary>
public enum TlsMode
{
    /// <summary>Encrypted without certificates: whoever listens cannot read, but nobody proves who he is. The reference's default. Linux only.</summary>
    Anonymous,

    /// <summary>Both sides show certificates, which the other checks against its authorities.</summary>
    Certificates,

    /// <summary>In the clear.</summary>
    Disabled,
}

/// <summary>How connections are secured. Both sides must agree; nothing is negotiated in the clear.</summary>
public sealed record TlsOptions
{
    /// <summary>The reference's default.</summary>
    public static TlsOptions Anonymous { get; } = new();

    /// <summary>In the clear.</summary>
    public static TlsOptions Disabled { get; } = new() { Mode = TlsMode.Disabled };

    /// <summary>The mode.</summary>
    public TlsMode Mode { get; init; } = TlsMode.Anonymous;

    /// <summary>A PEM file with this side's certificate, and those between it and the authority.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>A PEM file with the key of the certificate.</summary>
    public string? KeyFile { get; init; }

    /// <summary>What the key file is encrypted with.</summary>
    public string? Passphrase { get; init; }

    /// <summary>A PEM file of authorities that peers' certificates may come from.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>A folder of such PEM files.</summary>
    public string? AuthorityFolder { get; init; }

    /// <summary>This side's certificate with its key, instead of files.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Authorities that peers' certificates may come from, instead of files.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Certificates from PEM files.</summary>
    public static TlsOptions FromFiles(string certificateFile, string keyFile, string authorityFile, string? passphrase = null) => new()
    {
        Mode = TlsMode.Certificates,
        CertificateFile = certificateFile,
        KeyFile = keyFile,
        AuthorityFile = authorityFile,
        Passphrase = passphrase,
    };

    internal void Check()
    {
        if (Mode == TlsMode.Certificates && Certificate is null && (CertificateFile is null || KeyFile is null))
            throw new ArgumentException("TLS with certificates needs a certificate and its key (Certificate, or CertificateFile and KeyFile)");
    }
}
