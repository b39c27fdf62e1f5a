using System.Text;

namespace Vigil.Broker;

/// <summary>Keys of what accompanies an event. Users' own begin at 200.</summary>
public static class ZeekMetadata
{
    /// <summary>The network time at which the event was raised, a timestamp.</summary>
    public const ulong NetworkTimestamp = 1;

    /// <summary>The first key that is free for users.</summary>
    public const ulong FirstUserKey = 200;
}

/// <summary>A Zeek event: a name, arguments in the order of its parameters, and metadata.</summary>
public sealed class ZeekEvent : ZeekMessage
{
    private ZeekEvent(BrokerData data, string name, BrokerVector arguments, BrokerVector metadata)
        : base(data)
    {
        Name = name;
        Arguments = arguments;
        Metadata = metadata;
    }

    /// <inheritdoc/>
    public override ZeekMessageType Type => ZeekMessageType.Event;

    /// <summary>The full name, with its module unless that is the global one.</summary>
    public string Name { get; }

    /// <summary>The arguments.</summary>
    public BrokerVector Arguments { get; }

    /// <summary>Pairs of key and value.</summary>
    public BrokerVector Metadata { get; }

    /// <summary>The network time of the event, if it carries it.</summary>
    public BrokerData NetworkTime => MetadataOf(ZeekMetadata.NetworkTimestamp) is { Type: DataType.Timestamp } time ? time : default;

    /// <summary>Makes an event.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="networkTime">A timestamp to send with it, or none.</param>
    /// <param name="metadata">More to send with it: keys from <see cref="ZeekMetadata.FirstUserKey"/> on, and values.</param>
    public static ZeekEvent Create(
        string name, ReadOnlySpan<BrokerData> arguments, BrokerData networkTime, IEnumerable<KeyValuePair<ulong, BrokerData>>? metadata)
    {
        var entries = new List<BrokerData>();
        if (!networkTime.IsNone)
            entries.Add(BrokerData.Vector(ZeekMetadata.NetworkTimestamp, networkTime));
        foreach (var (key, value) in metadata ?? [])
            entries.Add(BrokerData.Vector(key, value));
        var values = BrokerData.Vector(arguments);
        BrokerData extra = entries;
        var data = Wrap(ZeekMessageType.Event, BrokerData.Vector(name, values, extra));
        return new ZeekEvent(data, name, values.AsVector(), extra.AsVector());
    }

    /// <summary>An event without metadata, written in one go: this is what publishers call for each message.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="first">The first arguments.</param>
    /// <param name="rest">Those after them.</param>
    internal static BrokerData Encode(string name, ReadOnlySpan<BrokerData> first, ReadOnlySpan<BrokerData> rest)
    {
        ReadOnlySpan<byte> head = [3, 2, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, (byte)ZeekMessageType.Event, (byte)DataType.Vector, 3];
        ReadOnlySpan<byte> noMetadata = [(byte)DataType.Vector, 0];
        var nameSize = Encoding.UTF8.GetByteCount(name);
        var count = (uint)(first.Length + rest.Length);
        var size = checked(head.Length + 1 + Varbyte.Size((uint)nameSize) + nameSize + 1 + Varbyte.Size(count)
            + BrokerData.SizeOf(first) + BrokerData.SizeOf(rest) + noMetadata.Length);
        var octets = GC.AllocateUninitializedArray<byte>(size);
        head.CopyTo(octets);
        var at = head.Length;
        octets[at++] = (byte)DataType.String;
        at += Varbyte.Write(octets.AsSpan(at), (uint)nameSize);
        at += Encoding.UTF8.GetBytes(name, octets.AsSpan(at));
        octets[at++] = (byte)DataType.Vector;
        at += Varbyte.Write(octets.AsSpan(at), count);
        foreach (ref readonly var value in first)
            at += value.Encode(octets.AsSpan(at));
        foreach (ref readonly var value in rest)
            at += value.Encode(octets.AsSpan(at));
        noMetadata.CopyTo(octets.AsSpan(at));
        return BrokerData.Octets(DataType.Vector, octets);
    }

    /// <summary>What accompanies the event under a key; none if nothing does.</summary>
    public BrokerData MetadataOf(ulong key)
    {
        foreach (var entry in Metadata)
        {
            if (entry.Type == DataType.Vector && entry.AsVector() is [{ Type: DataType.Count } id, var value, ..] && id.AsCount() == key)
                return value;
        }

        return default;
    }

    internal static ZeekEvent? Parse(BrokerData data, BrokerData content)
    {
        var walker = new BinaryWalker(content);
        if (!walker.MoveNext(out var name) || name.Type != DataType.String
            || !walker.MoveNext(out var arguments) || arguments.Type != DataType.Vector)
        {
            return null;
        }

        var extra = walker.MoveNext(out var metadata) && metadata.Type == DataType.Vector ? metadata.AsVector() : default;
        return new ZeekEvent(data, name.AsString(), arguments.AsVector(), extra);
    }
}
