namespace Vigil.Protocols.Dns;

/// <summary>Types of resource records that have an event of their own (IANA registry of DNS parameters).</summary>
internal enum DnsType : ushort
{
    /// <summary>IPv4 address (RFC 1035, 3.4.1).</summary>
    A = 1,

    /// <summary>Name server (RFC 1035, 3.3.11).</summary>
    Ns = 2,

    /// <summary>Canonical name (RFC 1035, 3.3.1).</summary>
    Cname = 5,

    /// <summary>Start of authority (RFC 1035, 3.3.13).</summary>
    Soa = 6,

    /// <summary>Well-known services (RFC 1035, 3.4.2).</summary>
    Wks = 11,

    /// <summary>Pointer (RFC 1035, 3.3.12).</summary>
    Ptr = 12,

    /// <summary>Host information (RFC 1035, 3.3.2).</summary>
    Hinfo = 13,

    /// <summary>Mail exchange (RFC 1035, 3.3.9).</summary>
    Mx = 15,

    /// <summary>Text (RFC 1035, 3.3.14).</summary>
    Txt = 16,

    /// <summary>IPv6 address (RFC 3596).</summary>
    Aaaa = 28,

    /// <summary>Location (RFC 1876).</summary>
    Loc = 29,

    /// <summary>NetBIOS name (RFC 1002).</summary>
    Nb = 32,

    /// <summary>Service (RFC 2782).</summary>
    Srv = 33,

    /// <summary>Naming authority pointer (RFC 3403).</summary>
    Naptr = 35,

    /// <summary>IPv6 address, historic (RFC 2874).</summary>
    A6 = 38,

    /// <summary>EDNS option pseudo record (RFC 6891).</summary>
    Opt = 41,

    /// <summary>Delegation signer (RFC 4034).</summary>
    Ds = 43,

    /// <summary>Fingerprint of an SSH key (RFC 4255).</summary>
    Sshfp = 44,

    /// <summary>Signature (RFC 4034).</summary>
    Rrsig = 46,

    /// <summary>Next secure record (RFC 4034).</summary>
    Nsec = 47,

    /// <summary>Public key (RFC 4034).</summary>
    Dnskey = 48,

    /// <summary>Next secure record, hashed (RFC 5155).</summary>
    Nsec3 = 50,

    /// <summary>Parameters of NSEC3 (RFC 5155).</summary>
    Nsec3Param = 51,

    /// <summary>Service binding (RFC 9460).</summary>
    Svcb = 64,

    /// <summary>Service binding of HTTPS (RFC 9460).</summary>
    Https = 65,

    /// <summary>Sender policy (RFC 7208).</summary>
    Spf = 99,

    /// <summary>Key agreement (RFC 2930).</summary>
    Tkey = 249,

    /// <summary>Signature of a transaction (RFC 8945).</summary>
    Tsig = 250,

    /// <summary>Certification authority authorisation (RFC 8659).</summary>
    Caa = 257,

    /// <summary>Signing state as BIND keeps it in a private record.</summary>
    Binds = 65534,
}
