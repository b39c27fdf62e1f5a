using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>What an envelope carries; the numbers are those on the wire.</summary>
internal enum EnvelopeType : byte
{
    /// <summary>A value, for subscribers.</summary>
    Data = 1,

    /// <summary>A command between the parts of a store.</summary>
    Command = 2,

    /// <summary>The sender's whole filter.</summary>
    RoutingUpdate = 3,

    /// <summary>To be answered.</summary>
    Ping = 4,

    /// <summary>The answer, with the payload of the ping.</summary>
    Pong = 5,
}

/// <summary>What travels between endpoints once a peering stands.</summary>
internal readonly struct Envelope
{
    //   0       16        32     33    35           37
    //  +--------+---------+------+-----+------------+-------+------+---------
    //  | sender | receiver| type | ttl | topic size | topic | mark | payload
    //  +--------+---------+------+-----+------------+-------+------+---------
    //
    // The mark is ours: between endpoints that have both said they understand it (see Handshake), the high bit of the ttl
    // says that the publisher's id and a running number follow the topic. They let a message that went round in a circle be known again.

    /// <summary>Octets before the topic.</summary>
    public const int HeaderSize = 37;

    /// <summary>The time to live that a publisher writes.</summary>
    public const ushort FullLife = 16;

    private const ushort Marked = 0x8000;
    private const int MarkSize = EndpointId.Size + 8;

    /// <summary>What it carries.</summary>
    public EnvelopeType Type { get; init; }

    /// <summary>Hops it may still take.</summary>
    public ushort TimeToLive { get; init; }

    /// <summary>The last hop.</summary>
    public EndpointId Sender { get; init; }

    /// <summary>One endpoint, or nil for all who subscribed.</summary>
    public EndpointId Receiver { get; init; }

    /// <summary>Who published it, if that is known.</summary>
    public EndpointId Origin { get; init; }

    /// <summary>Its number among those of <see cref="Origin"/>.</summary>
    public ulong Number { get; init; }

    /// <summary>What it is about.</summary>
    public Topic Topic { get; init; }

    /// <summary>The value, if it carries one.</summary>
    public BrokerData Data { get; init; }

    /// <summary>Any other payload, as it is on the wire.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Octets of the whole envelope.</summary>
    public int Size(bool marked) => HeaderSize + Topic.Octets.Length + (marked && !Origin.IsNil ? MarkSize : 0)
        + (Type == EnvelopeType.Data ? Data.EncodedLength : Payload.Length);

    /// <summary>Writes the envelope as a hop of its own: the sender is always who sends.</summary>
    public void Write(Span<byte> target, EndpointId sender, bool marked)
    {
        marked &= !Origin.IsNil;
        sender.Write(target);
        Receiver.Write(target[16..]);
        target[32] = (byte)Type;
        BinaryPrimitives.WriteUInt16BigEndian(target[33..], marked ? (ushort)(TimeToLive | Marked) : TimeToLive);
        var topic = Topic.Octets;
        BinaryPrimitives.WriteUInt16BigEndian(target[35..], (ushort)topic.Length);
        topic.CopyTo(target[HeaderSize..]);
        var payload = target[(HeaderSize + topic.Length)..];
        if (marked)
        {
            Origin.Write(payload);
            BinaryPrimitives.WriteUInt64BigEndian(payload[EndpointId.Size..], Number);
            payload = payload[MarkSize..];
        }

        if (Type == EnvelopeType.Data)
            Data.Encode(payload);
        else
            Payload.Span.CopyTo(payload);
    }

    /// <summary>Reads an envelope that fills a part of <paramref name="buffer"/>, in place: it keeps the buffer.</summary>
    /// <returns><see langword="false"/> if it is too short, of unknown type, or its value is none.</returns>
    public static bool TryRead(byte[] buffer, int offset, int length, TopicCache topics, bool marked, out Envelope envelope)
    {
        envelope = default;
        if (length < HeaderSize)
            return false;
        var header = buffer.AsSpan(offset, length);
        var type = (EnvelopeType)header[32];
        var topicSize = BinaryPrimitives.ReadUInt16BigEndian(header[35..]);
        if (type is < EnvelopeType.Data or > EnvelopeType.Pong || topicSize > length - HeaderSize)
            return false;
        var topic = topics.Get(header.Slice(HeaderSize, topicSize));
        var at = HeaderSize + topicSize;
        var timeToLive = BinaryPrimitives.ReadUInt16BigEndian(header[33..]);
        EndpointId origin = default;
        ulong number = 0;
        if (marked && (timeToLive & Marked) != 0)
        {
            timeToLive ^= Marked;
            if (MarkSize > length - at)
                return false;
            origin = EndpointId.Read(header[at..]);
            number = BinaryPrimitives.ReadUInt64BigEndian(header[(at + EndpointId.Size)..]);
            at += MarkSize;
        }

        BrokerData data = default;
        ReadOnlyMemory<byte> payload = default;
        if (type == EnvelopeType.Data)
        {
            if (!Binary.TryRead(buffer, offset + at, length - at, out data))
                return false;
        }
        else
        {
            payload = buffer.AsMemory(offset + at, length - at);
        }

        envelope = new Envelope
        {
            Type = type,
            Sender = EndpointId.Read(header),
            Receiver = EndpointId.Read(header[16..]),
            TimeToLive = timeToLive,
            Origin = origin,
            Number = number,
            Topic = topic,
            Data = data,
            Payload = payload,
        };
        return true;
    }
}
