using Vigil.Core.Wire;

namespace Vigil.Protocols.Rdp;

/// <summary>A block of settings (MS-RDPBCGR 2.2.1.3.1): kind, length, both little-endian, and content.</summary>
internal readonly ref struct RdpBlock
{
    /// <summary>TS_UD_CS_CORE.</summary>
    public const ushort ClientCore = 0xC001;

    /// <summary>TS_UD_CS_SEC.</summary>
    public const ushort ClientSecurity = 0xC002;

    /// <summary>TS_UD_CS_NET.</summary>
    public const ushort ClientNetwork = 0xC003;

    /// <summary>TS_UD_CS_CLUSTER.</summary>
    public const ushort ClientCluster = 0xC004;

    /// <summary>TS_UD_SC_SEC1.</summary>
    public const ushort ServerSecurity = 0x0C02;

    private const int HeaderSize = 4;

    /// <summary>What it is.</summary>
    public ushort Kind { get; private init; }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content { get; private init; }

    /// <summary>Reads the next block.</summary>
    public static bool TryRead(scoped ref WireReader reader, out RdpBlock block)
    {
        block = default;
        var cursor = reader;
        if (!cursor.TryReadUInt16LittleEndian(out var kind) || !cursor.TryReadUInt16LittleEndian(out var length) || length < HeaderSize
            || !cursor.TryReadBytes(length - HeaderSize, out var content))
            return false;
        block = new() { Kind = kind, Content = content };
        reader = cursor;
        return true;
    }
}
