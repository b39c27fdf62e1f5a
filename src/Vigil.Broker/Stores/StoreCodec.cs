using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Vigil.Broker;

/// <summary>Commands of stores on the wire: number, sender, receiver, kind, and the kind's fields.</summary>
internal static class StoreCodec
{
    private const int HeadSize = 8 + (2 * EntityId.Size) + 1;

    public static byte[] ToBytes(StoreCommand command)
    {
        var target = new ArrayBufferWriter<byte>(256);
        var head = target.GetSpan(HeadSize);
        BinaryPrimitives.WriteUInt64BigEndian(head, command.Sequence);
        command.Sender.Write(head[8..]);
        command.Receiver.Write(head[(8 + EntityId.Size)..]);
        head[HeadSize - 1] = (byte)command.Kind;
        target.Advance(HeadSize);
        switch (command.Kind)
        {
            case StoreCommandKind.Put:
                Value(target, command.Key);
                Value(target, command.Value);
                Expiry(target, command.Expiry);
                Entity(target, command.Publisher);
                break;
            case StoreCommandKind.PutUnique:
                Value(target, command.Key);
                Value(target, command.Value);
                Expiry(target, command.Expiry);
                Entity(target, command.Who);
                Number(target, command.Request);
                Entity(target, command.Publisher);
                break;
            case StoreCommandKind.PutUniqueResult:
                Octet(target, command.IsInserted ? (byte)1 : (byte)0);
                Entity(target, command.Who);
                Number(target, command.Request);
                Entity(target, command.Publisher);
                break;
            case StoreCommandKind.Erase or StoreCommandKind.Expire:
                Value(target, command.Key);
                Entity(target, command.Publisher);
                break;
            case StoreCommandKind.Add or StoreCommandKind.Subtract:
                Value(target, command.Key);
                Value(target, command.Value);
                if (command.Kind == StoreCommandKind.Add)
                    Octet(target, (byte)command.InitialType);
                Expiry(target, command.Expiry);
                Entity(target, command.Publisher);
                break;
            case StoreCommandKind.Clear:
                Entity(target, command.Publisher);
                break;
            case StoreCommandKind.AttachWriter:
                Number(target, command.Number);
                Heartbeat(target, command.Heartbeat);
                break;
            case StoreCommandKind.Nack:
                Count(target, command.Missing.Length);
                foreach (var missing in command.Missing)
                    Number(target, missing);
                break;
            case StoreCommandKind.AckClone:
                Number(target, command.Number);
                Heartbeat(target, command.Heartbeat);
                Count(target, command.State.Length);
                foreach (var (key, value) in command.State)
                {
                    Value(target, key);
                    Value(target, value);
                }

                break;
            default:
                Number(target, command.Number);
                break;
        }

        return target.WrittenSpan.ToArray();
    }

    /// <summary>Reads a command that fills the payload; values are copied out of it.</summary>
    /// <returns>Nothing if it is malformed.</returns>
    public static StoreCommand? TryRead(ReadOnlyMemory<byte> payload)
    {
        if (!MemoryMarshal.TryGetArray(payload, out var segment) || segment.Array is null || segment.Count < HeadSize)
            return null;
        var reader = new Cursor(segment.Array, segment.Offset, segment.Offset + segment.Count);
        var head = new StoreCommand
        {
            Sequence = reader.Number(),
            Sender = reader.Entity(),
            Receiver = reader.Entity(),
            Kind = (StoreCommandKind)reader.Octet(),
        };
        var command = Body(head, ref reader);
        return command is not null && reader.IsGood && reader.IsAtEnd ? command : null;
    }

    private static StoreCommand? Body(StoreCommand head, ref Cursor reader)
    {
        switch (head.Kind)
        {
            case StoreCommandKind.Put:
                return head with { Key = reader.Value(), Value = reader.Value(), Expiry = reader.Expiry(), Publisher = reader.Entity() };
            case StoreCommandKind.PutUnique:
                return head with
                {
                    Key = reader.Value(),
                    Value = reader.Value(),
                    Expiry = reader.Expiry(),
                    Who = reader.Entity(),
                    Request = reader.Number(),
                    Publisher = reader.Entity(),
                };
            case StoreCommandKind.PutUniqueResult:
                return head with { IsInserted = reader.Octet() != 0, Who = reader.Entity(), Request = reader.Number(), Publisher = reader.Entity() };
            case StoreCommandKind.Erase or StoreCommandKind.Expire:
                return head with { Key = reader.Value(), Publisher = reader.Entity() };
            case StoreCommandKind.Add:
                return head with
                {
                    Key = reader.Value(),
                    Value = reader.Value(),
                    InitialType = (DataType)reader.Octet(),
                    Expiry = reader.Expiry(),
                    Publisher = reader.Entity(),
                };
            case StoreCommandKind.Subtract:
                return head with { Key = reader.Value(), Value = reader.Value(), Expiry = reader.Expiry(), Publisher = reader.Entity() };
            case StoreCommandKind.Clear:
                return head with { Publisher = reader.Entity() };
            case StoreCommandKind.AttachWriter:
                return head with { Number = reader.Number(), Heartbeat = reader.Heartbeat() };
            case StoreCommandKind.Keepalive or StoreCommandKind.CumulativeAck or StoreCommandKind.RetransmitFailed:
                return head with { Number = reader.Number() };
            case StoreCommandKind.Nack:
                var missing = new ulong[reader.Count(8)];
                for (var i = 0; i < missing.Length; i++)
                    missing[i] = reader.Number();
                return head with { Missing = missing };
            case StoreCommandKind.AckClone:
                var (offset, heartbeat) = (reader.Number(), reader.Heartbeat());
                var count = reader.Count(2);
                var state = new List<KeyValuePair<BrokerData, BrokerData>>();
                for (; count > 0 && reader.IsGood; count--)
                    state.Add(new(reader.Value(), reader.Value()));
                return head with { Number = offset, Heartbeat = heartbeat, State = [.. state] };
            default:
                return null;
        }
    }

    private static void Value(ArrayBufferWriter<byte> target, BrokerData value) => target.Advance(value.Encode(target.GetSpan(value.EncodedLength)));

    private static void Entity(ArrayBufferWriter<byte> target, EntityId entity)
    {
        entity.Write(target.GetSpan(EntityId.Size));
        target.Advance(EntityId.Size);
    }

    private static void Number(ArrayBufferWriter<byte> target, ulong number)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target.GetSpan(8), number);
        target.Advance(8);
    }

    private static void Heartbeat(ArrayBufferWriter<byte> target, ushort beats)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target.GetSpan(2), beats);
        target.Advance(2);
    }

    private static void Octet(ArrayBufferWriter<byte> target, byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }

    private static void Count(ArrayBufferWriter<byte> target, int count) => target.Advance(Varbyte.Write(target.GetSpan(5), (uint)count));

    // Nanoseconds without a tag, behind an octet that says whether there are any.
    private static void Expiry(ArrayBufferWriter<byte> target, long? expiry)
    {
        Octet(target, expiry.HasValue ? (byte)1 : (byte)0);
        if (expiry is { } nanoseconds)
            Number(target, (ulong)nanoseconds);
    }

    // Once something does not fit, everything after it reads as zero and the command is no command.
    private struct Cursor(byte[] buffer, int at, int end)
    {
        private int _at = at;

        public bool IsGood { get; private set; } = true;

        public readonly bool IsAtEnd => _at == end;

        public byte Octet() => Take(1) is { Length: 1 } octets ? octets[0] : (byte)0;

        public ulong Number() => Take(8) is { Length: 8 } octets ? BinaryPrimitives.ReadUInt64BigEndian(octets) : 0;

        public ushort Heartbeat() => Take(2) is { Length: 2 } octets ? BinaryPrimitives.ReadUInt16BigEndian(octets) : (ushort)0;

        public EntityId Entity() => Take(EntityId.Size) is { Length: EntityId.Size } octets ? EntityId.Read(octets) : default;

        public long? Expiry() => Octet() == 0 ? null : (long)Number();

        public int Count(int elementSize)
        {
            if (IsGood && Varbyte.TryRead(buffer.AsSpan(0, end), ref _at, out var count) && count <= (uint)(end - _at) / elementSize)
                return (int)count;
            IsGood = false;
            return 0;
        }

        public BrokerData Value()
        {
            if (IsGood && Binary.TryReadNext(buffer, ref _at, end, out var value))
                return value.Detach();
            IsGood = false;
            return default;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            if (!IsGood || end - _at < count)
            {
                IsGood = false;
                return default;
            }

            var taken = buffer.AsSpan(_at, count);
            _at += count;
            return taken;
        }
    }
}
