using Vigil.Core.Wire;

namespace Vigil.Protocols.Quic;

/// <summary>A packet with a long header (RFC 9000, 17.2), viewed in place; its protection is not removed.</summary>
internal readonly ref struct QuicLongHeader
{
    //   0 1 2   4   6    8
    //  +-+-+---+---+----+---------+------------+------+------------+------+------------------
    //  |1|F|typ| protected| version | DCID length| DCID | SCID length| SCID | by type ...
    //  +-+-+---+---+----+---------+------------+------+------------+------+------------------

    private const int RetryTagSize = 16;

    // RFC 9000, 17.2; unknown versions may have longer ones.
    private const int MaxIdSize = 20;

    /// <summary>Version; 0 in a version negotiation packet.</summary>
    public uint Version { get; private init; }

    /// <summary>Kind; meaningless in an unknown version.</summary>
    public QuicPacketType Type { get; private init; }

    /// <summary>The identifier by which the receiver knows the connection.</summary>
    public ReadOnlySpan<byte> DestinationId { get; private init; }

    /// <summary>The identifier by which the sender wants to be known.</summary>
    public ReadOnlySpan<byte> SourceId { get; private init; }

    /// <summary>Address validation token of Initial and Retry packets.</summary>
    public ReadOnlySpan<byte> Token { get; private init; }

    /// <summary>Retry's integrity tag.</summary>
    public ReadOnlySpan<byte> RetryTag { get; private init; }

    /// <summary>The whole packet, without others in the same datagram.</summary>
    public ReadOnlySpan<byte> Octets { get; private init; }

    /// <summary>Where in it the packet number begins.</summary>
    public int NumberAt { get; private init; }

    /// <summary>Whether the version is understood; if not, only versions and identifiers are known (RFC 8999, 5.1).</summary>
    public bool IsKnown => !QuicVersion.Salt(Version).IsEmpty;

    /// <summary>Reads one packet, which others may follow in the same datagram.</summary>
    /// <returns><see cref="ParseStatus.NeedMore"/> if the packet goes on beyond the datagram.</returns>
    public static ParseStatus Read(scoped ref WireReader reader, out QuicLongHeader packet)
    {
        packet = default;
        var begin = reader.Rest;
        var cursor = new WireReader(begin);
        if (!cursor.TryReadUInt8(out var first) || !cursor.TryReadUInt32(out var version)
            || !cursor.TryReadVector8(out var destination) || !cursor.TryReadVector8(out var source))
            return ParseStatus.NeedMore;
        packet = new() { Version = version, DestinationId = destination, SourceId = source };
        if (!packet.IsKnown)
        {
            reader.TrySkip(reader.Remaining);
            return ParseStatus.Complete;
        }

        if (destination.Length > MaxIdSize || source.Length > MaxIdSize)
            return ParseStatus.Malformed;
        var type = QuicVersion.TypeOf(version, (first >> 4) & 3);
        if (type == QuicPacketType.Retry)
        {
            // 17.2.5: it has no length, so nothing can follow it.
            var rest = cursor.Rest;
            if (rest.Length < RetryTagSize)
                return ParseStatus.NeedMore;
            packet = new()
            {
                Version = version,
                Type = type,
                DestinationId = destination,
                SourceId = source,
                Token = rest[..^RetryTagSize],
                RetryTag = rest[^RetryTagSize..],
                Octets = begin,
            };
            reader.TrySkip(reader.Remaining);
            return ParseStatus.Complete;
        }

        ReadOnlySpan<byte> token = default;
        if (type == QuicPacketType.Initial && !QuicInteger.TryReadVector(ref cursor, out token))
            return ParseStatus.NeedMore;
        if (!QuicInteger.TryRead(ref cursor, out var length))
            return ParseStatus.NeedMore;
        var numberAt = cursor.Position;
        if (length > (ulong)cursor.Remaining || !cursor.TrySkip((int)length))
            return ParseStatus.NeedMore;
        packet = new()
        {
            Version = version,
            Type = type,
            DestinationId = destination,
            SourceId = source,
            Token = token,
            Octets = begin[..cursor.Position],
            NumberAt = numberAt,
        };
        reader.TrySkip(cursor.Position);
        return ParseStatus.Complete;
    }
}
