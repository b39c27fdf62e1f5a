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
