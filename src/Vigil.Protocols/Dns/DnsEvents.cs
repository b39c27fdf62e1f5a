using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Dns;

/// <summary>What scripts see of DNS.</summary>
internal sealed partial class DnsEvents : EventSource
{
    /// <summary>Any message, before its parts.</summary>
    [Event("dns_message", "c: connection, is_orig: bool, msg: dns_msg, len: count")]
    public partial void Message(Connection c, bool isOrig, RecordVal msg, ulong len);

    /// <summary>A session over UDP is over.</summary>
    [Event("udp_session_done", "u: connection")]
    public partial void SessionDone(Connection u);

    /// <summary>A question in a query.</summary>
    [Event("dns_request", "c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string",
        Alternates = "c: connection, msg: dns_msg, query: string, qtype: count, qclass: count")]
    public partial void Request(Connection c, RecordVal msg, ByteString query, ulong qtype, ulong qclass, ByteString originalQuery);

    /// <summary>A question repeated in a response that has nothing else.</summary>
    [Event("dns_rejected", "c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string",
        Alternates = "c: connection, msg: dns_msg, query: string, qtype: count, qclass: count")]
    public partial void Rejected(Connection c, RecordVal msg, ByteString query, ulong qtype, ulong qclass, ByteString originalQuery);

    /// <summary>A question repeated in a response.</summary>
    [Event("dns_query_reply", "c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string",
        Alternates = "c: connection, msg: dns_msg, query: string, qtype: count, qclass: count")]
    public partial void QueryReply(Connection c, RecordVal msg, ByteString query, ulong qtype, ulong qclass, ByteString originalQuery);

    /// <summary>An IPv4 address.</summary>
    [Event("dns_A_reply", "c: connection, msg: dns_msg, ans: dns_answer, a: addr")]
    public partial void AReply(Connection c, RecordVal msg, RecordVal ans, Addr a);

    /// <summary>An IPv6 address.</summary>
    [Event("dns_AAAA_reply", "c: connection, msg: dns_msg, ans: dns_answer, a: addr")]
    public partial void AaaaReply(Connection c, RecordVal msg, RecordVal ans, Addr a);

    /// <summary>An IPv6 address in its historic form.</summary>
    [Event("dns_A6_reply", "c: connection, msg: dns_msg, ans: dns_answer, a: addr")]
    public partial void A6Reply(Connection c, RecordVal msg, RecordVal ans, Addr a);

    /// <summary>A name server.</summary>
    [Event("dns_NS_reply", "c: connection, msg: dns_msg, ans: dns_answer, name: string")]
    public partial void NsReply(Connection c, RecordVal msg, RecordVal ans, ByteString name);

    /// <summary>A canonical name.</summary>
    [Event("dns_CNAME_reply", "c: connection, msg: dns_msg, ans: dns_answer, name: string")]
    public partial void CnameReply(Connection c, RecordVal msg, RecordVal ans, ByteString name);

    /// <summary>A pointer.</summary>
    [Event("dns_PTR_reply", "c: connection, msg: dns_msg, ans: dns_answer, name: string")]
    public partial void PtrReply(Connection c, RecordVal msg, RecordVal ans, ByteString name);

    /// <summary>A start of authority.</summary>
    [Event("dns_SOA_reply", "c: connection, msg: dns_msg, ans: dns_answer, soa: dns_soa")]
    public partial void SoaReply(Connection c, RecordVal msg, RecordVal ans, RecordVal soa);

    /// <summary>Well-known services.</summary>
    [Event("dns_WKS_reply", "c: connection, msg: dns_msg, ans: dns_answer")]
    public partial void WksReply(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>Host information.</summary>
    [Event("dns_HINFO_reply", "c: connection, msg: dns_msg, ans: dns_answer, cpu: string, os: string")]
    public partial void HinfoReply(Connection c, RecordVal msg, RecordVal ans, ByteString cpu, ByteString os);

    /// <summary>A mail exchange.</summary>
    [Event("dns_MX_reply", "c: connection, msg: dns_msg, ans: dns_answer, name: string, preference: count")]
    public partial void MxReply(Connection c, RecordVal msg, RecordVal ans, ByteString name, ulong preference);

    /// <summary>Text.</summary>
    [Event("dns_TXT_reply", "c: connection, msg: dns_msg, ans: dns_answer, strs: string_vec")]
    public partial void TxtReply(Connection c, RecordVal msg, RecordVal ans, VectorVal strs);

    /// <summary>A sender policy.</summary>
    [Event("dns_SPF_reply", "c: connection, msg: dns_msg, ans: dns_answer, strs: string_vec")]
    public partial void SpfReply(Connection c, RecordVal msg, RecordVal ans, VectorVal strs);

    /// <summary>A certification authority authorisation.</summary>
    [Event("dns_CAA_reply", "c: connection, msg: dns_msg, ans: dns_answer, flags: count, tag: string, value: string")]
    public partial void CaaReply(Connection c, RecordVal msg, RecordVal ans, ulong flags, ByteString tag, ByteString value);

    /// <summary>A service.</summary>
    [Event("dns_SRV_reply", "c: connection, msg: dns_msg, ans: dns_answer, target: string, priority: count, weight: count, p: count")]
    public partial void SrvReply(Connection c, RecordVal msg, RecordVal ans, ByteString target, ulong priority, ulong weight, ulong p);

    /// <summary>A naming authority pointer.</summary>
    [Event("dns_NAPTR_reply", "c: connection, msg: dns_msg, ans: dns_answer, naptr: dns_naptr_rr")]
    public partial void NaptrReply(Connection c, RecordVal msg, RecordVal ans, RecordVal naptr);

    /// <summary>A record of a type without an event of its own.</summary>
    [Event("dns_unknown_reply", "c: connection, msg: dns_msg, ans: dns_answer")]
    public partial void UnknownReply(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>The EDNS pseudo record.</summary>
    [Event("dns_EDNS_addl", "c: connection, msg: dns_msg, ans: dns_edns_additional")]
    public partial void Edns(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>EDNS option: client subnet (RFC 7871).</summary>
    [Event("dns_EDNS_ecs", "c: connection, msg: dns_msg, opt: dns_edns_ecs")]
    public partial void EdnsClientSubnet(Connection c, RecordVal msg, RecordVal opt);

    /// <summary>EDNS option: TCP keep-alive (RFC 7828).</summary>
    [Event("dns_EDNS_tcp_keepalive", "c: connection, msg: dns_msg, opt: dns_edns_tcp_keepalive")]
    public partial void EdnsTcpKeepalive(Connection c, RecordVal msg, RecordVal opt);

    /// <summary>EDNS option: cookie (RFC 7873).</summary>
    [Event("dns_EDNS_cookie", "c: connection, msg: dns_msg, opt: dns_edns_cookie", IsRaisedUnasked = true)]
    public partial void EdnsCookie(Connection c, RecordVal msg, RecordVal opt);

    /// <summary>A key agreement.</summary>
    [Event("dns_TKEY", "c: connection, msg: dns_msg, ans: dns_tkey")]
    public partial void Tkey(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>A transaction signature.</summary>
    [Event("dns_TSIG_addl", "c: connection, msg: dns_msg, ans: dns_tsig_additional")]
    public partial void Tsig(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>A signature.</summary>
    [Event("dns_RRSIG", "c: connection, msg: dns_msg, ans: dns_answer, rrsig: dns_rrsig_rr")]
    public partial void Rrsig(Connection c, RecordVal msg, RecordVal ans, RecordVal rrsig);

    /// <summary>A public key.</summary>
    [Event("dns_DNSKEY", "c: connection, msg: dns_msg, ans: dns_answer, dnskey: dns_dnskey_rr")]
    public partial void Dnskey(Connection c, RecordVal msg, RecordVal ans, RecordVal dnskey);

    /// <summary>A delegation signer.</summary>
    [Event("dns_DS", "c: connection, msg: dns_msg, ans: dns_answer, ds: dns_ds_rr")]
    public partial void Ds(Connection c, RecordVal msg, RecordVal ans, RecordVal ds);

    /// <summary>A next secure record.</summary>
    [Event("dns_NSEC", "c: connection, msg: dns_msg, ans: dns_answer, next_name: string, bitmaps: string_vec")]
    public partial void Nsec(Connection c, RecordVal msg, RecordVal ans, ByteString nextName, VectorVal bitmaps);

    /// <summary>A hashed next secure record.</summary>
    [Event("dns_NSEC3", "c: connection, msg: dns_msg, ans: dns_answer, nsec3: dns_nsec3_rr")]
    public partial void Nsec3(Connection c, RecordVal msg, RecordVal ans, RecordVal nsec3);

    /// <summary>Parameters of hashed next secure records.</summary>
    [Event("dns_NSEC3PARAM", "c: connection, msg: dns_msg, ans: dns_answer, nsec3param: dns_nsec3param_rr")]
    public partial void Nsec3Param(Connection c, RecordVal msg, RecordVal ans, RecordVal nsec3param);

    /// <summary>A location.</summary>
    [Event("dns_LOC", "c: connection, msg: dns_msg, ans: dns_answer, loc: dns_loc_rr")]
    public partial void Loc(Connection c, RecordVal msg, RecordVal ans, RecordVal loc);

    /// <summary>A fingerprint of an SSH key.</summary>
    [Event("dns_SSHFP", "c: connection, msg: dns_msg, ans: dns_answer, algo: count, fptype: count, fingerprint: string")]
    public partial void Sshfp(Connection c, RecordVal msg, RecordVal ans, ulong algo, ulong fptype, ByteString fingerprint);

    /// <summary>BIND's signing state.</summary>
    [Event("dns_BINDS", "c: connection, msg: dns_msg, ans: dns_answer, binds: dns_binds_rr")]
    public partial void Binds(Connection c, RecordVal msg, RecordVal ans, RecordVal binds);

    /// <summary>A service binding.</summary>
    [Event("dns_SVCB", "c: connection, msg: dns_msg, ans: dns_answer, svcb: dns_svcb_rr", IsRaisedUnasked = true)]
    public partial void Svcb(Connection c, RecordVal msg, RecordVal ans, RecordVal svcb);

    /// <summary>A service binding of HTTPS.</summary>
    [Event("dns_HTTPS", "c: connection, msg: dns_msg, ans: dns_answer, https: dns_svcb_rr", IsRaisedUnasked = true)]
    public partial void Https(Connection c, RecordVal msg, RecordVal ans, RecordVal https);

    /// <summary>The zone of a dynamic update.</summary>
    [Event("dns_dynamic_update", "c: connection, msg: dns_msg, zname: string, zclass: count")]
    public partial void DynamicUpdate(Connection c, RecordVal msg, ByteString zname, ulong zclass);

    /// <summary>A prerequisite of a dynamic update.</summary>
    [Event("dns_dynamic_update_pre", "c: connection, msg: dns_msg, ans: dns_answer")]
    public partial void DynamicUpdatePrerequisite(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>A deletion by a dynamic update.</summary>
    [Event("dns_dynamic_update_del", "c: connection, msg: dns_msg, ans: dns_answer")]
    public partial void DynamicUpdateDeletion(Connection c, RecordVal msg, RecordVal ans);

    /// <summary>The message has been read.</summary>
    [Event("dns_end", "c: connection, msg: dns_msg")]
    public partial void End(Connection c, RecordVal msg);
}
