using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Vigil.Files.X509;

namespace Vigil.Files.Tests.X509;

public sealed class CertificateTests
{
    private static readonly byte[] s_certificate = Make();

    [Fact]
    public void Fields_of_a_certificate_are_read()
    {
        Assert.True(Certificate.TryRead(s_certificate, out var certificate));
        Assert.Equal(3u, certificate.Version);
        Assert.Equal(1_577_836_800, certificate.NotBefore);
        Assert.Equal("CN=www.example.com,OU=A\\, B,O=\\C3\\89cole,C=FR", DistinguishedName.Format(certificate.Subject).ToString());
        Assert.Equal("ecdsa-with-SHA256", ObjectNames.Describe(certificate.SignatureAlgorithm));
        var key = CertificateKey.Read(certificate.KeyInfo);
        Assert.Equal(new("id-ecPublicKey", "ecdsa", 256, null, "prime256v1"), key);
    }

    [Theory]
    [InlineData("www.example.com", true)]
    [InlineData("WWW.Example.com", true)]
    [InlineData("a.example.net", true)]
    [InlineData("a.b.example.net", false)]
    [InlineData("example.net", false)]
    [InlineData("other.org", false)]
    public void A_certificate_covers_its_names_and_one_label_for_a_star(string host, bool expected)
    {
        Assert.True(Certificate.TryRead(s_certificate, out var certificate));
        Assert.Equal(expected, HostNameCheck.Find(certificate, Encoding.ASCII.GetBytes(host)).Length > 0);
    }

    [Theory]
    [InlineData("00", "00")]
    [InlineData("00FF", "FF")]
    [InlineData("0102", "0102")]
    [InlineData("FF", "-01")]
    public void Serial_numbers_are_hexadecimal_with_a_sign(string octets, string expected) =>
        Assert.Equal(expected, X509Records.Serial(Convert.FromHexString(octets)));

    [Fact]
    public void A_cut_or_damaged_certificate_is_refused_or_read_but_harms_nobody()
    {
        for (var length = 0; length < s_certificate.Length; length++)
            Assert.False(Certificate.TryRead(s_certificate.AsSpan(0, length), out _));
        var random = new Random(11);
        var damaged = new byte[s_certificate.Length];
        for (var round = 0; round < 5_000; round++)
        {
            s_certificate.CopyTo(damaged, 0);
            for (var i = 0; i < 3; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (!Certificate.TryRead(damaged, out var certificate))
                continue;
            DistinguishedName.Format(certificate.Subject);
            DistinguishedName.Format(certificate.Issuer);
            CertificateKey.Read(certificate.KeyInfo);
            HostNameCheck.Find(certificate, "www.example.com"u8);
            var extensions = new DerReader(certificate.Extensions);
            while (CertificateExtension.TryRead(ref extensions, out var extension))
                ObjectIdentifier.Read(extension.Oid);
        }
    }

    private static byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=www.example.com, OU=\"A, B\", O=École, C=FR", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("www.example.com");
        names.AddDnsName("*.example.net");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 2, true));
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(from, from.AddYears(1));
        return certificate.RawData;
    }
}
