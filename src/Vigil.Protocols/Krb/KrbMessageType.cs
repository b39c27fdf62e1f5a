namespace Vigil.Protocols.Krb;

/// <summary>Types of messages; also the numbers of their application tags (RFC 4120, 5.10).</summary>
internal enum KrbMessageType : byte
{
    /// <summary>KRB-AS-REQ.</summary>
    AsRequest = 10,

    /// <summary>KRB-AS-REP.</summary>
    AsResponse = 11,

    /// <summary>KRB-TGS-REQ.</summary>
    TgsRequest = 12,

    /// <summary>KRB-TGS-REP.</summary>
    TgsResponse = 13,

    /// <summary>KRB-AP-REQ.</summary>
    ApRequest = 14,

    /// <summary>KRB-AP-REP.</summary>
    ApResponse = 15,

    /// <summary>KRB-SAFE.</summary>
    Safe = 20,

    /// <summary>KRB-PRIV.</summary>
    Priv = 21,

    /// <summary>KRB-CRED.</summary>
    Cred = 22,

    /// <summary>KRB-ERROR.</summary>
    Error = 30,
}
