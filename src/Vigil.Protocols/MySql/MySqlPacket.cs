using Vigil.Core.Wire;

namespace Vigil.Protocols.MySql;

/// <summary>A packet: its length (3, little-endian), its number in the exchange (1), and so many octets.</summary>
internal readonly ref struct MySqlPacket
{
    /// <summary>The length that says that the message goes on in the next packet.</summary>
    public const int FullSize = 0xFF_FFFF;

    /// <summary>Octets in front of the content.</summary>
    public const int HeaderSize = 4;

    /// <summary>Its number in the exchange, from 0.</summary>
    public byte Sequence { get; private init; }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Reads a packet.</summary>
    public static ParseStatus Read(scoped ref WireReader reader, out MySqlPacket packet)
    {
        packet = default;
        var cursor = reader;
        if (!cursor.TryReadUInt32LittleEndian(out var header) || !cursor.TryReadBytes((int)(header & FullSize), out var body))
            return ParseStatus.NeedMore;
        packet = new() { Sequence = (byte)(header >> 24), Body = body };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
