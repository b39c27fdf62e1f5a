using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vigil.Broker.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task Certificates_of_one_authority_trust_each_other_and_no_others()
    {
        using var folder = new TemporaryFolder();
        Assert.True(await PeersAsync(folder, "a", "a"));
        Assert.False(await PeersAsync(folder, "a", "b"));
    }

    [Theory]
    [InlineData(TlsMode.Anonymous, TlsMode.Disabled)]
    [InlineData(TlsMode.Disabled, TlsMode.Anonymous)]
    public async Task Both_sides_must_agree(TlsMode one, TlsMode other)
    {
        await using var context = new BrokerContext();
        var a = context.Spawn(new BrokerOptions { Tls = new TlsOptions { Mode = one }, HandshakeTimeout = TimeSpan.FromSeconds(1) });
        var b = context.Spawn(new BrokerOptions { Tls = new TlsOptions { Mode = other }, HandshakeTimeout = TimeSpan.FromSeconds(1) });
        Assert.False(await b.PeerAsync("127.0.0.1", a.Listen("127.0.0.1"), TimeSpan.Zero));
    }

    [Fact]
    public void Certificates_without_a_key_are_an_error_at_once()
    {
        using var context = new BrokerContext();
        Assert.Throws<ArgumentException>(() => context.Spawn(new BrokerOptions { Tls = new TlsOptions { Mode = TlsMode.Certificates } }));
    }

    private static async Task<bool> PeersAsync(TemporaryFolder folder, string left, string right)
    {
        await using var context = new BrokerContext();
        var a = context.Spawn(new BrokerOptions { Tls = Make(folder, left) });
        var b = context.Spawn(new BrokerOptions { Tls = Make(folder, right) });
        return await b.PeerAsync("127.0.0.1", a.Listen("127.0.0.1"), TimeSpan.Zero);
    }

    // An authority for each name, and a certificate from it, in PEM files.
    private static TlsOptions Make(TemporaryFolder folder, string name)
    {
        var options = TlsOptions.FromFiles(folder.Path($"{name}.crt"), folder.Path($"{name}.key"), folder.Path($"{name}.ca"));
        if (File.Exists(options.CertificateFile))
            return options;
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest($"CN=authority {name}", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).Create(authority, from, to, [1, 2, 3]);
        File.WriteAllText(options.CertificateFile!, certificate.ExportCertificatePem());
        File.WriteAllText(options.KeyFile!, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(options.AuthorityFile!, authority.ExportCertificatePem());
        return options;
    }
}
