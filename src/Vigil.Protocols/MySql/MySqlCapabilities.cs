namespace Vigil.Protocols.MySql;

/// <summary>What either side can do, with the protocol's names (CLIENT_...) and bits.</summary>
[Flags]
internal enum MySqlCapabilities : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The login names a database.</summary>
    ConnectWithDb = 0x0000_0008,

    /// <summary>What follows the login is compressed.</summary>
    Compress = 0x0000_0020,

    /// <summary>The protocol of version 4.1 and later.</summary>
    Protocol41 = 0x0000_0200,

    /// <summary>The connection goes on under TLS.</summary>
    Ssl = 0x0000_0800,

    /// <summary>The answer to the challenge has its length in front.</summary>
    SecureConnection = 0x0000_8000,

    /// <summary>Ways to authenticate have names.</summary>
    PluginAuth = 0x0008_0000,

    /// <summary>The length of that answer has a variable size.</summary>
    PluginAuthLengthEncoded = 0x0020_0000,

    /// <summary>Lists end with OK instead of EOF.</summary>
    DeprecateEof = 0x0100_0000,

    /// <summary>Columns may be left undescribed.</summary>
    OptionalResultsetMetadata = 0x0200_0000,

    /// <summary>Compression with zstd.</summary>
    ZstdCompression = 0x0400_0000,

    /// <summary>Queries may have attributes in front.</summary>
    QueryAttributes = 0x0800_0000,
}
