using Vigil.Protocols.Rdp;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.Rdp;

public sealed class RdpAnalyzerTests
{
    private static readonly TurnBench Bench = new(static c => new RdpAnalyzer(c), Names, 3389);

    // Connection request with the cookie "me", confirm of RDP's own security; MCS Connect with one channel; the answer: 128 bits, high.
    private static readonly string[] Session =
    [
        "C 0300 0028 23 e0 0000 0000 00 436f6f6b69653a206d737473686173683d6d650d0a 01 00 0800 00000000",
        "S 0300 0013 0e d0 0000 1234 00 02 01 0800 00000000",
        "C 0300002502f0807f651b0419447563611403c0140001000000636c69700000000000000080",
        "S 0300003102f0807f66270a01000422000500147c00011a14760a01010001c0004d63446e0c020c0c000200000003000000",
    ];

    [Fact]
    public void Negotiation_settings_and_native_encryption_are_told()
    {
        var log = Bench.Run([.. Session, "C 0102030405"]);
        Assert.Contains("rdp_connect_request me 0", log);
        Assert.Contains("rdp_negotiation_response 0 1", log);
        Assert.Contains(log, static l => l.StartsWith("rdp_client_network_data", StringComparison.Ordinal) && l.Contains("clip"));
        Assert.Contains("rdp_gcc_server_create_response 0", log);
        Assert.Contains("rdp_server_security 2 3", log);
        Assert.Contains("rdp_begin_encryption 0", log);
        Assert.Contains("rdp_native_encrypted_data T 5", log);
        Bench.HoldsForAnyCut(Session);
    }

    [Fact]
    public void A_refusal_is_told() =>
        Assert.Contains("rdp_negotiation_failure 2 0", Bench.Run(Session[0], "S 0300 0013 0e d0 0000 1234 00 03 00 0800 02000000"));

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(3389, Session);

    private static DeclaredNames Names() => new DeclaredNames()
        .Record(
            "RDP::ClientCoreData",
            "version_major version_minor desktop_width desktop_height color_depth sas_sequence keyboard_layout client_build client_name "
            + "keyboard_type keyboard_sub keyboard_function_key ime_file_name post_beta2_color_depth client_product_id serial_number "
            + "high_color_depth supported_color_depths ec_flags dig_product_id")
        .Record(
            "RDP::EarlyCapabilityFlags",
            "support_err_info_pdu want_32bpp_session support_statusinfo_pdu strong_asymmetric_keys support_monitor_layout_pdu "
            + "support_netchar_autodetect support_dynvc_gfx_protocol support_dynamic_time_zone support_heartbeat_pdu")
        .Record("RDP::ClientSecurityData", "encryption_methods ext_encryption_methods")
        .Record(
            "RDP::ClientClusterData",
            "flags redir_session_id redir_supported svr_session_redir_version_mask redir_sessionid_field_valid redir_smartcard")
        .Record(
            "RDP::ClientChannelDef",
            "name options initialized encrypt_rdp encrypt_sc encrypt_cs pri_high pri_med pri_low compress_rdp compress show_protocol "
            + "persistent");
}
