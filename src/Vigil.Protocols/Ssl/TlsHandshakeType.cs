namespace Vigil.Protocols.Ssl;

/// <summary>Messages of the handshake (RFC 5246, 7.4; RFC 8446, 4; RFC 6347, 4.2.1).</summary>
internal enum TlsHandshakeType : byte
{
    /// <summary>The server would like to begin anew.</summary>
    HelloRequest = 0,

    /// <summary>What the client can do.</summary>
    ClientHello = 1,

    /// <summary>What the server chose.</summary>
    ServerHello = 2,

    /// <summary>DTLS: show that your address is yours.</summary>
    HelloVerifyRequest = 3,

    /// <summary>State for a later resumption, kept by the client.</summary>
    SessionTicket = 4,

    /// <summary>Drafts of TLS 1.3: begin again with another group.</summary>
    HelloRetryRequest = 6,

    /// <summary>TLS 1.3: extensions that need not be in the clear.</summary>
    EncryptedExtensions = 8,

    /// <summary>A chain of certificates.</summary>
    Certificate = 11,

    /// <summary>The server's part of the key agreement.</summary>
    ServerKeyExchange = 12,

    /// <summary>The server wants a certificate of the client.</summary>
    CertificateRequest = 13,

    /// <summary>The client's part of the key agreement.</summary>
    ClientKeyExchange = 16,

    /// <summary>A stapled answer of an OCSP responder.</summary>
    CertificateStatus = 22,
}
