using Vigil.Core.Wire;

namespace Vigil.Protocols.Quic;

/// <summary>One frame of an Initial packet (RFC 9000, 19), viewed in place.</summary>
internal readonly ref struct QuicFrame
{
    /// <summary>Its type.</summary>
    public QuicFrameType Type { get; private init; }

    /// <summary>Where in its stream the data of CRYPTO belong, octets.</summary>
    public ulong Offset { get; private init; }

    /// <summary>Why the connection is closed (20).</summary>
    public ulong ErrorCode { get; private init; }

    /// <summary>Data of CRYPTO, reason phrase of CONNECTION_CLOSE.</summary>
    public ReadOnlySpan<byte> Data { get; private init; }

    /// <summary>Reads one frame.</summary>
    public static ParseStatus Read(scoped ref WireReader reader, out QuicFrame frame)
    {
        frame = default;
        var cursor = reader;
        if (!QuicInteger.TryRead(ref cursor, out var code))
            return ParseStatus.NeedMore;
        var type = (QuicFrameType)Math.Min(code, int.MaxValue);
        bool isWhole;
        switch (type)
        {
            case QuicFrameType.Padding:
                while (cursor.TryPeek(out var octet) && octet == 0)
                    cursor.TrySkip(1); // runs of padding are long and say nothing
                isWhole = true;
                frame = new() { Type = type };
                break;
            case QuicFrameType.Ping:
                isWhole = true;
                frame = new() { Type = type };
                break;
            case QuicFrameType.Ack or QuicFrameType.AckEcn:
                isWhole = TrySkipAck(ref cursor, type == QuicFrameType.AckEcn);
                frame = new() { Type = type };
                break;
            case QuicFrameType.Crypto:
                isWhole = TryReadCrypto(ref cursor, out frame);
                break;
            case QuicFrameType.ConnectionClose or QuicFrameType.ApplicationClose:
                isWhole = TryReadClose(ref cursor, type, out frame);
                break;
            default:
                return ParseStatus.Malformed;
        }

        if (!isWhole)
            return ParseStatus.Malformed; // a packet is never cut, so nothing more will come
        reader = cursor;
        return ParseStatus.Complete;
    }

    // 19.3: largest, delay, count of ranges, first range; then gaps and ranges; then three counts.
    private static bool TrySkipAck(scoped ref WireReader reader, bool hasCounts)
    {
        if (!QuicInteger.TryRead(ref reader, out _) || !QuicInteger.TryRead(ref reader, out _)
            || !QuicInteger.TryRead(ref reader, out var ranges) || !QuicInteger.TryRead(ref reader, out _))
            return false;
        for (; ranges > 0; ranges--)
        {
            if (!QuicInteger.TryRead(ref reader, out _) || !QuicInteger.TryRead(ref reader, out _))
                return false; // ends at the latest where the packet does
        }

        return !hasCounts || (QuicInteger.TryRead(ref reader, out _) && QuicInteger.TryRead(ref reader, out _)
            && QuicInteger.TryRead(ref reader, out _));
    }

    private static bool TryReadCrypto(scoped ref WireReader reader, out QuicFrame frame)
    {
        frame = default;
        if (!QuicInteger.TryRead(ref reader, out var offset) || !QuicInteger.TryReadVector(ref reader, out var data))
            return false;
        frame = new() { Type = QuicFrameType.Crypto, Offset = offset, Data = data };
        return true;
    }

    // 19.19: only the transport's kind names the type of the frame that was at fault.
    private static bool TryReadClose(scoped ref WireReader reader, QuicFrameType type, out QuicFrame frame)
    {
        frame = default;
        if (!QuicInteger.TryRead(ref reader, out var code)
            || (type == QuicFrameType.ConnectionClose && !QuicInteger.TryRead(ref reader, out _))
            || !QuicInteger.TryReadVector(ref reader, out var reason))
            return false;
        frame = new() { Type = type, ErrorCode = code, Data = reason };
        return true;
    }
}
