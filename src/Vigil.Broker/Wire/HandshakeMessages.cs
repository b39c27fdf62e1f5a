using System.Buffers.Binary;
using System.Text;

namespace Vigil.Broker;

/// <summary>The first octet of each message of the handshake.</summary>
internal enum HandshakeType : byte
{
    /// <summary>Who somebody is, and which versions it speaks.</summary>
    Hello = 6,

    /// <summary>Shows the connector that the line works.</summary>
    Probe = 7,

    /// <summary>The originator's choice of version.</summary>
    VersionSelect = 8,

    /// <summary>The connection is given up, and why.</summary>
    DropConnection = 9,

    /// <summary>The originator's filter.</summary>
    OriginatorSyn = 10,

    /// <summary>The responder's filter.</summary>
    ResponderSynAck = 11,

    /// <summary>The peering stands.</summary>
    OriginatorAck = 12,
}

/// <summary>One message of the handshake; what a type does not carry is left at its default.</summary>
internal readonly record struct HandshakeMessage(
    HandshakeType Type, EndpointId Sender = default, byte MinVersion = 0, byte MaxVersion = 0, ErrorCode Code = ErrorCode.None, string? Text = null, Filter? Filter = null,
    bool IsMarking = false)
{
    // Behind a filter, where the reference looks at nothing: the sender understands marked envelopes.
    private static ReadOnlySpan<byte> MarkingSign => "VIGIL\u0001"u8;

    /// <summary>"ZEEK".</summary>
    public const uint Magic = 0x5A45454B;

    /// <summary>The version of the protocol that is spoken here.</summary>
    public const byte Version = 1;

    /// <summary>Reads a message; octets after it are passed over.</summary>
    /// <returns><see cref="ErrorCode.None"/>, or what is wrong with it.</returns>
    public static ErrorCode TryRead(ReadOnlySpan<byte> frame, out HandshakeMessage message)
    {
        message = default;
        if (frame.IsEmpty || frame[0] is < (byte)HandshakeType.Hello or > (byte)HandshakeType.OriginatorAck)
            return ErrorCode.InvalidMessage;
        var type = (HandshakeType)frame[0];
        var body = frame[1..];
        if (type == HandshakeType.OriginatorAck)
        {
            message = new HandshakeMessage(type);
            return ErrorCode.None;
        }

        if (type is HandshakeType.OriginatorSyn or HandshakeType.ResponderSynAck)
        {
            if (!FilterCodec.TryRead(body, out var filter, out var filterSize))
                return ErrorCode.InvalidMessage;
            message = new HandshakeMessage(type, Filter: filter, IsMarking: body[filterSize..].StartsWith(MarkingSign));
            return ErrorCode.None;
        }

        if (body.Length < 4)
            return ErrorCode.InvalidMessage;
        if (BinaryPrimitives.ReadUInt32BigEndian(body) != Magic)
            return ErrorCode.WrongMagicNumber;
        body = body[4..];
        if (type == HandshakeType.Probe)
        {
            message = new HandshakeMessage(type);
            return ErrorCode.None;
        }

        var fixedSize = EndpointId.Size + (type == HandshakeType.Hello ? 2 : 1);
        if (body.Length < fixedSize)
            return ErrorCode.InvalidMessage;
        var sender = EndpointId.Read(body);
        var first = body[EndpointId.Size];
        switch (type)
        {
            case HandshakeType.Hello:
                message = new HandshakeMessage(type, sender, first, body[EndpointId.Size + 1]);
                break;
            case HandshakeType.VersionSelect:
                message = new HandshakeMessage(type, sender, first, first);
                break;
            default:
                var at = fixedSize;
                if (!Varbyte.TryRead(body, ref at, out var length) || length > (uint)(body.Length - at))
                    return ErrorCode.InvalidMessage;
                message = new HandshakeMessage(type, sender, Code: (ErrorCode)first, Text: Encoding.UTF8.GetString(body.Slice(at, (int)length)));
                break;
        }

        return ErrorCode.None;
    }

    /// <summary>The message as a frame, its length before it.</summary>
    public byte[] ToFrame()
    {
        byte[] body;
        switch (Type)
        {
            case HandshakeType.OriginatorAck:
                body = [];
                break;
            case HandshakeType.OriginatorSyn or HandshakeType.ResponderSynAck:
                body = [.. FilterCodec.ToBytes(Filter ?? Broker.Filter.Empty), .. IsMarking ? MarkingSign : []];
                break;
            default:
                var text = Type == HandshakeType.DropConnection ? Encoding.UTF8.GetBytes(Text ?? "") : [];
                body = new byte[4 + EndpointId.Size + 2 + Varbyte.Size((uint)text.Length) + text.Length];
                BinaryPrimitives.WriteUInt32BigEndian(body, Magic);
                var size = 4;
                if (Type != HandshakeType.Probe)
                {
                    Sender.Write(body.AsSpan(4));
                    size += EndpointId.Size;
                    body[size++] = Type == HandshakeType.DropConnection ? (byte)Code : MinVersion;
                }

                if (Type == HandshakeType.Hello)
                    body[size++] = MaxVersion;
                if (Type == HandshakeType.DropConnection)
                {
                    size += Varbyte.Write(body.AsSpan(size), (uint)text.Length);
                    text.CopyTo(body, size);
                    size += text.Length;
                }

                body = body[..size];
                break;
        }

        var frame = new byte[5 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, 1 + body.Length);
        frame[4] = (byte)Type;
        body.CopyTo(frame, 5);
        return frame;
    }
}
