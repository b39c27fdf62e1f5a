using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

public sealed class TlsTrafficTests
{
    // How a connection is cut into packets changes their number.
    private static readonly string[] s_counts = ["orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes"];

    [Fact]
    public void Both_versions_are_read_as_far_as_they_can_be()
    {
        var run = TracedRun.Over(Capture(1460));
        Assert.Equal(
            ["TLSv12 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 a.example T http/1.1", "TLSv13 TLS_AES_256_GCM_SHA384 a.example T -"],
            run.Log("ssl").Columns("version", "cipher", "server_name", "established", "next_protocol").Order(StringComparer.Ordinal));
        Assert.Equal(["CN=a.example a.example"], run.Log("x509").Columns("certificate.subject", "san.dns"));
        Assert.Equal("", run.Errors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(100)]
    public void How_a_stream_is_cut_does_not_show(int segmentSize) =>
        Assert.Equal(TracedRun.Over(Capture(1460)).AllRows(mask: false, s_counts), TracedRun.Over(Capture(segmentSize)).AllRows(mask: false, s_counts));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Hostile_connections_with_packets_missing_harm_nobody(int seed)
    {
        const int connections = 150;
        var mutilation = new Mutilation(seed);
        var traffic = new Traffic { SegmentSize = 100 * seed };
        for (var i = 0; i < connections; i++)
            traffic.Tcp("10.0.0.1", 10000 + i, "10.0.0.2", 443, i * 0.01, mutilation.Of(i % 2 == 0 ? TlsConversation.Tls12 : TlsConversation.Tls13));
        var run = TracedRun.Over(traffic.ToPcap(_ => mutilation.Next(12) == 0));
        Assert.InRange(run.Log("conn").Rows.Count, connections * 9 / 10, connections * 2);
        Assert.Equal("", run.Errors);
    }

    [Fact]
    public void A_certificate_that_is_known_says_what_it_said_when_it_was_read_and_is_hashed_each_time()
    {
        const int connections = 15; // a certificate that came ten times within a minute is not read again
        var traffic = new Traffic();
        for (var i = 0; i < connections; i++)
            traffic.Tcp("10.0.0.1", 4001 + i, "10.0.0.2", 443, i, TlsConversation.Tls12);
        var run = TracedRun.Over(traffic.ToPcap(), code: """
            global certificates = 0;
            global extensions = 0;
            global constraints = 0;
            global names = 0;
            global hashes: table[string] of count &default=0;
            event x509_certificate(f: fa_file, cert_ref: opaque of x509, cert: X509::Certificate) { ++certificates; }
            event x509_extension(f: fa_file, ext: X509::Extension) { ++extensions; }
            event x509_ext_basic_constraints(f: fa_file, ext: X509::BasicConstraints) { ++constraints; }
            event x509_ext_subject_alternative_name(f: fa_file, ext: X509::SubjectAlternativeName) { ++names; }
            event file_hash(f: fa_file, kind: string, hash: string) { ++hashes[kind]; }
            event zeek_done() { print certificates, extensions, constraints, names, hashes["md5"], hashes["sha1"], hashes["sha256"]; }
            """);
        Assert.Equal("15, 60, 15, 15, 15, 15, 15\n", run.Printed);
    }

    private static byte[] Capture(int segmentSize) => new Traffic { SegmentSize = segmentSize }
        .Tcp("10.0.0.1", 4001, "10.0.0.2", 443, 0, TlsConversation.Tls12)
        .Tcp("10.0.0.1", 4002, "10.0.0.2", 443, 1, TlsConversation.Tls13)
        .ToPcap();
}
