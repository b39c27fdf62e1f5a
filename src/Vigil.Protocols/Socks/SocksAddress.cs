using Vigil.Core.Net;
using Vigil.Core.Wire;

namespace Vigil.Protocols.Socks;

/// <summary>Where a proxy is to connect, or has connected: an address or a name, and a port.</summary>
internal readonly ref struct SocksAddress
{
    private const byte TypeV4 = 1;
    private const byte TypeName = 3;
    private const byte TypeV6 = 4;

    /// <summary>The address, if it was given as one.</summary>
    public Addr? Host { get; init; }

    /// <summary>Whether a name was given.</summary>
    public bool HasName { get; init; }

    /// <summary>The name.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>The port.</summary>
    public ushort Port { get; init; }

    /// <summary>Reads ATYP, ADDR and PORT (RFC 1928, 4 and 5).</summary>
    public static ParseStatus Read(scoped ref WireReader reader, out SocksAddress address)
    {
        address = default;
        var cursor = reader;
        if (!cursor.TryReadUInt8(out var type))
            return ParseStatus.NeedMore;
        Addr? host = null;
        ReadOnlySpan<byte> octets;
        switch (type)
        {
            case TypeV4 or TypeV6:
                if (!cursor.TryReadBytes(type == TypeV4 ? 4 : 16, out octets))
                    return ParseStatus.NeedMore;
                host = Addr.FromBytes(octets);
                break;
            case TypeName:
                if (!cursor.TryReadVector8(out octets))
                    return ParseStatus.NeedMore;
                break;
            default:
                return ParseStatus.Malformed;
        }

        if (!cursor.TryReadUInt16(out var port))
            return ParseStatus.NeedMore;
        address = new() { Host = host, HasName = host is null, Name = host is null ? octets : default, Port = port };
        reader = cursor;
        return ParseStatus.Complete;
    }
}
