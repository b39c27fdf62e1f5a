using System.Text;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

public sealed class OcspTrafficTests
{
    // A question about a certificate and its answer, made with OpenSSL.
    private static readonly string s_request = Octets(
        "30423040303e303c303a300906052b0e03021a050004143bc0062b0e7897db53566e5ba64ccb82987c39b60414c9318059a5b326a313cac1107de9e7a34dfeeba5020101");

    private static readonly string s_response = Octets(
        "308202a60a0100a082029f3082029b06092b06010505073001010482028c3082028830818fa11630143112301006035504030c09612e6578616d706c65180f32303236313132"
        + "313134343734335a30643062303a300906052b0e03021a050004143bc0062b0e7897db53566e5ba64ccb82987c39b60414c9318059a5b326a313cac1107de9e7a34dfeeba502"
        + "01018000180f32303236313132313134343734335aa011180f32303236313232313134343734335a300a06082a8648ce3d04030203480030450220430eafd653a95d66920daa"
        + "e046a2fe6386b45b0eb667a070d1eeb52290b0f832022100cd1c707c3d72bb3262b33f6b5e6fe148e53ab8ac9155b6317757c62bc222c380a082019c30820198308201943082"
        + "0139a0030201020214714fad28ade76a0d0b85648ad3d361880b5be381300a06082a8648ce3d04030230143112301006035504030c09612e6578616d706c65301e170d323631"
        + "3132313134343734325a170d3336313131383134343734325a30143112301006035504030c09612e6578616d706c653059301306072a8648ce3d020106082a8648ce3d030107"
        + "034200041dfdcde76fd07bf0ce99c955d666087adab5bd2b2e69f70e1517d765689092bec54b8038f1e64d38e887646d39ab27cdf94f6842eb423c1d9baada473147234aa369"
        + "3067301d0603551d0e04160414c9318059a5b326a313cac1107de9e7a34dfeeba5301f0603551d23041830168014c9318059a5b326a313cac1107de9e7a34dfeeba5300f0603"
        + "551d130101ff040530030101ff30140603551d11040d300b8209612e6578616d706c65300a06082a8648ce3d04030203490030460221009836222c0f9b796339a978bfc6d6f7"
        + "13aeafe97c5a30025f673f1255e412291e022100c0726aabb40495098eefe78f6b3c504d0d3723079dbd6c1cb18cd797274481af");

    [Fact]
    public void An_answer_is_logged()
    {
        var run = TracedRun.Over(Exchange(new Traffic(), 0, s_request, s_response).ToPcap());
        Assert.Equal(["01 good"], run.Log("ocsp").Columns("serialNumber", "certStatus"));
    }

    [Fact]
    public void Damaged_messages_are_read_as_far_as_they_make_sense()
    {
        var mutilation = new Mutilation(6960);
        var traffic = new Traffic { SegmentSize = 300 };
        for (var i = 0; i < 300; i++)
            Exchange(traffic, i, mutilation.Of(s_request), mutilation.Of(s_response));
        const string handlers =
            """
            global seen = 0;
            event ocsp_request_certificate(f: fa_file, hashAlgorithm: string, issuerNameHash: string, issuerKeyHash: string, serialNumber: string) { ++seen; }
            event ocsp_response_bytes(f: fa_file, status: string, version: count, responderId: string, producedAt: time, signatureAlgorithm: string, certificates: x509_opaque_vector) { ++seen; }
            event zeek_done() { print seen > 100; }
            """;
        var run = TracedRun.Over(traffic.ToPcap(), code: handlers);
        Assert.Equal("T\n", run.Printed);
        Assert.Equal("", run.Errors);
    }

    private static Traffic Exchange(Traffic traffic, int number, string request, string response) => traffic.Tcp(
        "10.0.0.1", 20000 + number, "10.0.0.2", 80, number * 0.1,
        $">POST / HTTP/1.1\r\nHost: ocsp.example\r\nContent-Type: application/ocsp-request\r\nContent-Length: {request.Length}\r\n\r\n{request}",
        $"<HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\nContent-Length: {response.Length}\r\n\r\n{response}");

    private static string Octets(string hex) => Encoding.Latin1.GetString(Convert.FromHexString(hex));
}
