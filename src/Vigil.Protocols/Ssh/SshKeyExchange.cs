namespace Vigil.Protocols.Ssh;

/// <summary>Families of key exchange; they give the message numbers 30 to 49 their meaning.</summary>
internal enum SshKeyExchange
{
    /// <summary>Not agreed, or unknown.</summary>
    Unknown,

    /// <summary>Diffie-Hellman with a fixed group (RFC 4253, 8).</summary>
    DiffieHellman,

    /// <summary>Diffie-Hellman with a negotiated group (RFC 4419).</summary>
    GroupExchange,

    /// <summary>Elliptic curves and their hybrids (RFC 5656, RFC 8731).</summary>
    EllipticCurve,

    /// <summary>RSA (RFC 4432).</summary>
    Rsa,

    /// <summary>GSS-API (RFC 4462).</summary>
    Gss,
}

/// <summary>Agreement on a key exchange.</summary>
internal static class SshKeyExchanges
{
    /// <summary>The client's first choice that the server offers too (RFC 4253, 7.1).</summary>
    public static SshKeyExchange Agree(ReadOnlySpan<byte> client, ReadOnlySpan<byte> server)
    {
        foreach (var wanted in client.Split((byte)','))
        {
            foreach (var offered in server.Split((byte)','))
            {
                if (client[wanted].SequenceEqual(server[offered]))
                    return FamilyOf(client[wanted]);
            }
        }

        return SshKeyExchange.Unknown;
    }

    private static SshKeyExchange FamilyOf(ReadOnlySpan<byte> name)
    {
        if (name.StartsWith("gss-"u8))
            return SshKeyExchange.Gss;
        if (name.StartsWith("rsa"u8))
            return SshKeyExchange.Rsa;
        if (name.StartsWith("diffie-hellman-group-exchange-"u8))
            return SshKeyExchange.GroupExchange;
        if (name.StartsWith("diffie-hellman-group"u8))
            return SshKeyExchange.DiffieHellman;
        var isCurve = name.StartsWith("ecdh-sha2-"u8) || name.StartsWith("ecmqv-sha2"u8) || name.StartsWith("curve"u8)
            || name.StartsWith("sntrup"u8) || name.StartsWith("mlkem"u8);
        return isCurve ? SshKeyExchange.EllipticCurve : SshKeyExchange.Unknown;
    }
}
