using Vigil.Protocols.Krb;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.Krb;

public sealed class KrbAnalyzerTests
{
    private static readonly TurnBench Bench = new(static c => new KrbTcpAnalyzer(c), Names, 88);

    // KRB-ERROR: version 5, type 30, code 25, realm R, text no; behind its length.
    private static readonly string[] Error =
        ["S 0000001e 7e1c301aa003020105a10302011ea603020119a9031b0152ab041b026e6f"];

    // AS-REQ: version 5, type 10; options, client a/b, realm R, until 2037.
    private static readonly string[] Request =
        ["C 00000052 6a50304ea103020105a20302010aa4423040a00703050040800010a111300fa003020101a10830061b01611b0162a2031b0152a511180f32303337303931333032343830355aa703020107a8053003020112"];

    [Fact]
    public void An_error_is_told()
    {
        Assert.Contains(Bench.Run(Error), static l => l.StartsWith("krb_error", StringComparison.Ordinal) && l.Contains("25"));
        Bench.HoldsForAnyCut(Error);
    }

    [Fact]
    public void A_request_names_the_client_by_its_components()
    {
        Assert.Contains(Bench.Run(Request), static l => l.StartsWith("krb_as_request", StringComparison.Ordinal) && l.Contains("a/b"));
        Bench.HoldsForAnyCut(Request);
    }

    [Fact]
    public void What_is_no_message_is_a_violation() =>
        Assert.Contains(Bench.Run("C 00000004 30020000"), static l => l.Contains("malformed Kerberos message"));

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(88, [.. Error, .. Request]);

    private static DeclaredNames Names() => new DeclaredNames()
        .Record("KRB::Type_Value", "data_type val")
        .Record("KRB::Host_Address", "ip netbios unknown")
        .Record("KRB::Ticket", "pvno realm service_name cipher ciphertext authenticationinfo")
        .Record("KRB::Encrypted_Data", "kvno cipher ciphertext")
        .Record("KRB::AP_Options", "use_session_key mutual_required")
        .Record(
            "KRB::KDC_Options",
            "forwardable forwarded proxiable proxy allow_postdate postdated renewable opt_hardware_auth disable_transited_check "
            + "renewable_ok enc_tkt_in_skey renew validate")
        .Record(
            "KRB::KDC_Request",
            "pvno msg_type pa_data kdc_options client_name service_realm service_name from till rtime nonce encryption_types host_addrs "
            + "additional_tickets")
        .Record("KRB::KDC_Response", "pvno msg_type pa_data client_realm client_name ticket enc_part")
        .Record(
            "KRB::Error_Msg",
            "pvno msg_type client_time server_time error_code client_realm client_name service_realm service_name error_text pa_data")
        .Record("KRB::SAFE_Msg", "pvno msg_type data timestamp seq sender recipient");
}
