namespace Vigil.Broker;

/// <summary>What kind of message Zeek sends; the numbers are those on the wire.</summary>
public enum ZeekMessageType : byte
{
    /// <summary>None that is known.</summary>
    Invalid = 0,

    /// <summary>An event, see <see cref="ZeekEvent"/>.</summary>
    Event = 1,

    /// <summary>A log stream is there, see <see cref="ZeekLogCreate"/>.</summary>
    LogCreate = 2,

    /// <summary>A line of a log, see <see cref="ZeekLogWrite"/>.</summary>
    LogWrite = 3,

    /// <summary>A global variable has a new value, see <see cref="ZeekIdentifierUpdate"/>.</summary>
    IdentifierUpdate = 4,

    /// <summary>Several messages, see <see cref="ZeekBatch"/>.</summary>
    Batch = 5,
}

/// <summary>A message in the shape that Zeek gives all of its own: version, type, content.</summary>
public abstract class ZeekMessage
{
    private const ulong Version = 1;

    private protected ZeekMessage(BrokerData data) => Data = data;

    /// <summary>Which kind it is.</summary>
    public abstract ZeekMessageType Type { get; }

    /// <summary>The message as a value.</summary>
    public BrokerData Data { get; }

    /// <summary>Makes an event.</summary>
    public static ZeekEvent Event(string name, params ReadOnlySpan<BrokerData> arguments) => ZeekEvent.Create(name, arguments, default, null);

    /// <summary>Understands a value that was received.</summary>
    /// <returns>The message, or <see langword="null"/> if it has not the shape of one.</returns>
    public static ZeekMessage? TryParse(BrokerData data)
    {
        if (data.Type != DataType.Vector)
            return null;
        var walker = new BinaryWalker(data);
        if (!walker.MoveNext(out var version) || !version.Equals(BrokerData.Count(Version)) || !walker.MoveNext(out var type)
            || type.Type != DataType.Count || !walker.MoveNext(out var content) || content.Type != DataType.Vector)
        {
            return null;
        }

        return (ZeekMessageType)Math.Min(type.Bits, 255) switch
        {
            ZeekMessageType.Event => ZeekEvent.Parse(data, content),
            ZeekMessageType.LogCreate => ZeekLogCreate.Parse(data, content),
            ZeekMessageType.LogWrite => ZeekLogWrite.Parse(data, content),
            ZeekMessageType.IdentifierUpdate => ZeekIdentifierUpdate.Parse(data, content),
            ZeekMessageType.Batch => ZeekBatch.Parse(data, content),
            _ => null,
        };
    }

    private protected static BrokerData Wrap(ZeekMessageType type, BrokerData content) => BrokerData.Vector(Version, (ulong)type, content);
}
