namespace Vigil.Packets.Decoding;

/// <summary>Kinds of tunnels, numbered as the script enum <c>Tunnel::Type</c>.</summary>
public enum TunnelType : byte
{
    /// <summary>No tunnel.</summary>
    None = 0,

    /// <summary>IP in IP.</summary>
    Ip = 1,

    /// <summary>AYIYA.</summary>
    Ayiya = 2,

    /// <summary>Teredo.</summary>
    Teredo = 3,

    /// <summary>SOCKS.</summary>
    Socks = 4,

    /// <summary>GTP version 1.</summary>
    GtpV1 = 5,

    /// <summary>HTTP CONNECT.</summary>
    Http = 6,

    /// <summary>GRE.</summary>
    Gre = 7,

    /// <summary>VXLAN.</summary>
    Vxlan = 8,

    /// <summary>Geneve.</summary>
    Geneve = 9,
}
