using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Protocols.Dns;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.Dns;

/// <summary>Makes DNS analyzers whose records are as the base scripts declare them.</summary>
internal static class DnsBench
{
    private static AnalyzerBench Make(TransportProtocol transport, bool skips)
    {
        var names = new DeclaredNames()
            .Record("dns_msg", "id opcode rcode QR AA TC RD RA Z AD CD num_queries num_answers num_auth num_addl is_netbios")
            .Record("dns_answer", "answer_type query qtype qclass TTL")
            .Record("dns_soa", "mname rname serial refresh retry expire minimum")
            .Record("dns_naptr_rr", "order preference flags service regexp replacement")
            .Record("dns_edns_additional", "query qtype t payload_size extended_rcode version z_field TTL is_query")
            .Record("dns_edns_ecs", "family source_prefix_len scope_prefix_len address")
            .Record("dns_edns_tcp_keepalive", "keepalive_timeout_omitted keepalive_timeout")
            .Record("dns_edns_cookie", "client_cookie server_cookie")
            .Record("dns_tkey", "query qtype alg_name inception expiration mode rr_error key_data is_query")
            .Record("dns_tsig_additional", "query qtype alg_name sig time_signed fudge orig_id rr_error is_query")
            .Record("dns_rrsig_rr", "query answer_type type_covered algorithm labels orig_ttl sig_exp sig_incep key_tag signer_name signature is_query")
            .Record("dns_dnskey_rr", "query answer_type flags protocol algorithm public_key is_query")
            .Record("dns_ds_rr", "query answer_type key_tag algorithm digest_type digest_val is_query")
            .Record("dns_nsec3_rr", "query answer_type nsec_flags nsec_hash_algo nsec_iter nsec_salt_len nsec_salt nsec_hlen nsec_hash bitmaps is_query")
            .Record("dns_nsec3param_rr", "query answer_type nsec_flags nsec_hash_algo nsec_iter nsec_salt_len nsec_salt is_query")
            .Record("dns_loc_rr", "query answer_type version size horiz_pre vert_pre latitude longitude altitude is_query")
            .Record("dns_binds_rr", "query answer_type algorithm key_id removal_flag complete_flag is_query")
            .Record("dns_svcb_rr", "svc_priority target_name svc_params")
            .Record("dns_svcb_param", "key mandatory alpn p hint ech raw");
        names.Values["dns_skip_all_auth"] = Value.Bool(skips);
        names.Values["dns_skip_all_addl"] = Value.Bool(skips);
        return new(static context => new DnsAnalyzer(context), names, transport, 53) { Hidden = { "dns_msg" } };
    }

    public static AnalyzerBench Udp(bool skips = false) => Make(TransportProtocol.Udp, skips);

    public static AnalyzerBench Tcp() => Make(TransportProtocol.Tcp, skips: false);

    /// <summary>A message as TCP carries it: behind its length.</summary>
    public static byte[] Framed(byte[] message) => [(byte)(message.Length >> 8), (byte)message.Length, .. message];
}
