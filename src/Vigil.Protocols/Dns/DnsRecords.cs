using Vigil.Core.Declarations;
using Vigil.Core.Types;

namespace Vigil.Protocols.Dns;

/// <summary>The record types that DNS events carry, as one engine's scripts declare them.</summary>
internal sealed class DnsRecords(IScriptNames names)
{
    /// <summary>Header.</summary>
    public RecordShape Message { get; } = new(
        names, "dns_msg", "id", "opcode", "rcode", "QR", "AA", "TC", "RD", "RA", "Z", "AD", "CD", "num_queries", "num_answers",
        "num_auth", "num_addl", "is_netbios");

    /// <summary>What all records have.</summary>
    public RecordShape Answer { get; } = new(names, "dns_answer", "answer_type", "query", "qtype", "qclass", "TTL");

    /// <summary>SOA.</summary>
    public RecordShape Soa { get; } = new(names, "dns_soa", "mname", "rname", "serial", "refresh", "retry", "expire", "minimum");

    /// <summary>NAPTR.</summary>
    public RecordShape Naptr { get; } = new(names, "dns_naptr_rr", "order", "preference", "flags", "service", "regexp", "replacement");

    /// <summary>OPT.</summary>
    public RecordShape Edns { get; } = new(
        names, "dns_edns_additional", "query", "qtype", "t", "payload_size", "extended_rcode", "version", "z_field", "TTL", "is_query");

    /// <summary>Client subnet.</summary>
    public RecordShape ClientSubnet { get; } = new(
        names, "dns_edns_ecs", "family", "source_prefix_len", "scope_prefix_len", "address");

    /// <summary>TCP keep-alive.</summary>
    public RecordShape TcpKeepalive { get; } = new(names, "dns_edns_tcp_keepalive", "keepalive_timeout_omitted", "keepalive_timeout");

    /// <summary>Cookie.</summary>
    public RecordShape Cookie { get; } = new(names, "dns_edns_cookie", "client_cookie", "server_cookie");

    /// <summary>TKEY.</summary>
    public RecordShape Tkey { get; } = new(
        names, "dns_tkey", "query", "qtype", "alg_name", "inception", "expiration", "mode", "rr_error", "key_data", "is_query");

    /// <summary>TSIG.</summary>
    public RecordShape Tsig { get; } = new(
        names, "dns_tsig_additional", "query", "qtype", "alg_name", "sig", "time_signed", "fudge", "orig_id", "rr_error", "is_query");

    /// <summary>RRSIG.</summary>
    public RecordShape Rrsig { get; } = new(
        names, "dns_rrsig_rr", "query", "answer_type", "type_covered", "algorithm", "labels", "orig_ttl", "sig_exp", "sig_incep",
        "key_tag", "signer_name", "signature", "is_query");

    /// <summary>DNSKEY.</summary>
    public RecordShape Dnskey { get; } = new(
        names, "dns_dnskey_rr", "query", "answer_type", "flags", "protocol", "algorithm", "public_key", "is_query");

    /// <summary>DS.</summary>
    public RecordShape Ds { get; } = new(
        names, "dns_ds_rr", "query", "answer_type", "key_tag", "algorithm", "digest_type", "digest_val", "is_query");

    /// <summary>NSEC3.</summary>
    public RecordShape Nsec3 { get; } = new(
        names, "dns_nsec3_rr", "query", "answer_type", "nsec_flags", "nsec_hash_algo", "nsec_iter", "nsec_salt_len", "nsec_salt",
        "nsec_hlen", "nsec_hash", "bitmaps", "is_query");

    /// <summary>NSEC3PARAM.</summary>
    public RecordShape Nsec3Param { get; } = new(
        names, "dns_nsec3param_rr", "query", "answer_type", "nsec_flags", "nsec_hash_algo", "nsec_iter", "nsec_salt_len", "nsec_salt",
        "is_query");

    /// <summary>LOC.</summary>
    public RecordShape Loc { get; } = new(
        names, "dns_loc_rr", "query", "answer_type", "version", "size", "horiz_pre", "vert_pre", "latitude", "longitude", "altitude",
        "is_query");

    /// <summary>BIND's signing state.</summary>
    public RecordShape Binds { get; } = new(
        names, "dns_binds_rr", "query", "answer_type", "algorithm", "key_id", "removal_flag", "complete_flag", "is_query");

    /// <summary>SVCB and HTTPS.</summary>
    public RecordShape Svcb { get; } = new(names, "dns_svcb_rr", "svc_priority", "target_name", "svc_params");

    /// <summary>A parameter of SVCB and HTTPS.</summary>
    public RecordShape SvcbParameter { get; } = new(names, "dns_svcb_param", "key", "mandatory", "alpn", "p", "hint", "ech", "raw");

    /// <summary>Vector of strings.</summary>
    public VectorType Strings { get; } = new(BaseType.String);

    /// <summary>Vector of counts.</summary>
    public VectorType Counts { get; } = new(BaseType.Count);

    /// <summary>Vector of addresses.</summary>
    public VectorType Addresses { get; } = new(BaseType.Addr);

    /// <summary>Vector of SVCB parameters.</summary>
    public VectorType SvcbParameters { get; } = new(names.Record("dns_svcb_param"));
}
