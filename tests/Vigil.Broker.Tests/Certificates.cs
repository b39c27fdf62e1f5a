using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vigil.Broker.Tests;

/// <summary>PEM files for tests: an authority for each name, and a certificate from it.</summary>
internal static class Certificates
{
    /// <summary>Options with the files of <paramref name="name"/>, which are made if they are not there.</summary>
    public static TlsOptions Make(TemporaryFolder folder, string name, string? passphrase = null)
    {
        var options = TlsOptions.FromFiles(folder.Path($"{name}.crt"), folder.Path($"{name}.key"), folder.Path($"{name}.ca"), passphrase);
        if (File.Exists(options.CertificateFile))
            return options;
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest($"CN=authority {name}", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1, 2, 3]);
        File.WriteAllText(options.CertificateFile!, certificate.ExportCertificatePem());
        File.WriteAllText(options.KeyFile!, passphrase is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        File.WriteAllText(options.AuthorityFile!, authority.ExportCertificatePem());
        return options;
    }
}
