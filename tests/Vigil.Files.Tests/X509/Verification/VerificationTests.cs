using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Files.X509;
using Vigil.Files.X509.Verification;

namespace Vigil.Files.Tests.X509.Verification;

public sealed class VerificationTests : IDisposable
{
    private const double Now = 1_600_000_000; // 2020-09-13

    private static readonly DateTimeOffset _begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _end = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _rootKey = RSA.Create(2048);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _middle;
    private readonly ECDsa _middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _leaf;

    public VerificationTests()
    {
        var root = new CertificateRequest("CN=Root", _rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true));
        _root = root.CreateSelfSigned(_begin, _end);
        _middle = Issue("CN=Middle", _middleKey, _root, X509SignatureGenerator.CreateForRSA(_rootKey, RSASignaturePadding.Pkcs1), isAuthority: true);
        _leaf = Issue("CN=www.example.com", _key, _middle, X509SignatureGenerator.CreateForECDsa(_middleKey), isAuthority: false);
    }

    public void Dispose()
    {
        _key.Dispose();
        _rootKey.Dispose();
        _middleKey.Dispose();
        _root.Dispose();
        _middle.Dispose();
        _leaf.Dispose();
    }

    [Fact]
    public void A_chain_leads_from_the_server_to_a_trusted_certificate()
    {
        var builder = new ChainBuilder(Store(_root));
        Assert.Equal(VerifyResult.Ok, builder.Verify([Der(_leaf), Der(_middle)], Now));
        Assert.Equal([Der(_leaf), Der(_middle), Der(_root)], builder.Path);
    }

    [Fact]
    public void Each_reason_to_distrust_has_its_number()
    {
        var trusting = new ChainBuilder(Store(_root));
        var suspicious = new ChainBuilder(Store());
        Assert.Equal(VerifyResult.NoIssuer, trusting.Verify([Der(_leaf)], Now));
        Assert.Equal(VerifyResult.SelfSigned, suspicious.Verify([Der(_root)], Now));
        Assert.Equal(VerifyResult.SelfSignedInChain, suspicious.Verify([Der(_leaf), Der(_middle), Der(_root)], Now));
        Assert.Equal(VerifyResult.Expired, trusting.Verify([Der(_leaf), Der(_middle)], Now + 1e8));
        Assert.Equal(VerifyResult.NotYetValid, trusting.Verify([Der(_leaf), Der(_middle)], Now - 1e8));
        using var fake = Issue("CN=fake", _key, _leaf, X509SignatureGenerator.CreateForECDsa(_key), isAuthority: false);
        Assert.Equal(VerifyResult.InvalidAuthority, trusting.Verify([Der(fake), Der(_leaf), Der(_middle)], Now));
    }

    [Fact]
    public void A_changed_octet_is_noticed_wherever_it_stands_in_what_is_signed()
    {
        Assert.True(Certificate.TryRead(_leaf.RawData, out var certificate));
        var signed = _leaf.RawData.AsSpan().IndexOf(certificate.ToBeSigned);
        var trusted = Store(_root);
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var octets = _leaf.RawData.ToArray();
            octets[signed + random.Next(certificate.ToBeSigned.Length)] ^= (byte)(1 << random.Next(8));
            Assert.NotEqual(VerifyResult.Ok, new ChainBuilder(trusted).Verify([ByteString.Adopt(octets), Der(_middle)], Now));
        }
    }

    [Fact]
    public void A_log_proves_that_it_knows_a_certificate()
    {
        using var log = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signed = new List<byte> { 0, 0 };
        var time = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(time, 1_600_000_000_000);
        var der = _leaf.RawData;
        signed.AddRange([.. time, 0, 0, (byte)(der.Length >> 16), (byte)(der.Length >> 8), (byte)der.Length, .. der, 0, 0]);
        var signature = log.SignData([.. signed], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var key = log.ExportSubjectPublicKeyInfo();
        Assert.True(TimestampCheck.Verify(der, default, 1_600_000_000_000, signature, key, 4));
        Assert.False(TimestampCheck.Verify(der, default, 1_600_000_000_001, signature, key, 4));
        Assert.False(TimestampCheck.Verify(der, new byte[32], 1_600_000_000_000, signature, key, 4));
    }

    [Fact]
    public void An_answer_about_revocation_counts_if_the_issuer_signed_it_for_this_moment()
    {
        var good = Answer(signer: _middleKey, isRevoked: false);
        Assert.Equal((0L, "good"), Check(good, Now));
        Assert.Equal((1L, "revoked"), Check(Answer(_middleKey, isRevoked: true), Now));
        Assert.Equal((-1L, "OCSP response has expired"), Check(good, Now + 1e6));
        Assert.Equal((-1L, "OCSP response is not signed by the issuer"), Check(Answer(_key, isRevoked: false), Now));
        for (var length = 0; length < good.Length; length++)
            Assert.Equal(-1, StatusCheck.Check(good.AsSpan(0, length), Der(_leaf), Der(_middle), Now, out _));
        var random = new Random(9);
        for (var i = 0; i < 300; i++)
        {
            var mutated = good.ToArray();
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            StatusCheck.Check(mutated, Der(_leaf), Der(_middle), Now, out _); // neither throws nor hangs
        }
    }

    private (long Status, string Text) Check(byte[] reply, double time) =>
        (StatusCheck.Check(reply, Der(_leaf), Der(_middle), time, out var text), text);

    private static ByteString Der(X509Certificate2 certificate) => ByteString.Adopt(certificate.RawData);

    private static TrustStore Store(params X509Certificate2[] roots)
    {
        var table = new TableVal(new TableType([BaseType.String], BaseType.String));
        foreach (var root in roots)
            table.Set(Value.String(root.Subject), Value.String(root.RawData));
        return new(table);
    }

    private static X509Certificate2 Issue(string name, ECDsa key, X509Certificate2 issuer, X509SignatureGenerator signer, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        if (isAuthority)
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.Create(issuer.SubjectName, signer, _begin, _end, [1, 2, 3, (byte)name.Length]);
    }

    // RFC 6960, 4.2.1, with SHA-1 in the identifier as everyone does.
    private byte[] Answer(ECDsa signer, bool isRevoked)
    {
        var data = new AsnWriter(AsnEncodingRules.DER);
        using (data.PushSequence())
        {
            using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                data.WriteEncodedValue(_middle.SubjectName.RawData);
            data.WriteGeneralizedTime(DateTimeOffset.FromUnixTimeSeconds((long)Now), omitFractionalSeconds: true);
            using (data.PushSequence())
            using (data.PushSequence())
            {
                using (data.PushSequence())
                {
                    using (data.PushSequence())
                        data.WriteObjectIdentifier("1.3.14.3.2.26");
                    data.WriteOctetString(SHA1.HashData(_middle.SubjectName.RawData));
                    data.WriteOctetString(SHA1.HashData(_middle.GetPublicKey()));
                    data.WriteInteger(_leaf.SerialNumberBytes.Span);
                }

                if (isRevoked)
                {
                    using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                        data.WriteGeneralizedTime(_begin, omitFractionalSeconds: true);
                }
                else
                {
                    data.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                }

                data.WriteGeneralizedTime(DateTimeOffset.FromUnixTimeSeconds((long)Now - 1000), omitFractionalSeconds: true);
                using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                    data.WriteGeneralizedTime(DateTimeOffset.FromUnixTimeSeconds((long)Now + 1000), omitFractionalSeconds: true);
            }
        }

        var basic = new AsnWriter(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            basic.WriteEncodedValue(data.Encode());
            using (basic.PushSequence())
                basic.WriteObjectIdentifier("1.2.840.10045.4.3.2");
            basic.WriteBitString(signer.SignData(data.Encode(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        var response = new AsnWriter(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            response.WriteEnumeratedValue(Status.Successful);
            using (response.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (response.PushSequence())
            {
                response.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1.1");
                response.WriteOctetString(basic.Encode());
            }
        }

        return response.Encode();
    }

    private enum Status
    {
        Successful = 0,
    }
}
