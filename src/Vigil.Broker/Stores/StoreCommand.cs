namespace Vigil.Broker;

/// <summary>What the parts of a store say to each other; the numbers are those on the wire.</summary>
internal enum StoreCommandKind : byte
{
    Put = 0,
    PutUnique = 1,
    PutUniqueResult = 2,
    Erase = 3,
    Expire = 4,
    Add = 5,
    Subtract = 6,
    Clear = 7,
    AttachWriter = 8,
    Keepalive = 9,
    CumulativeAck = 10,
    Nack = 11,
    AckClone = 12,
    RetransmitFailed = 13,
}

/// <summary>One command; which members count depends on its kind.</summary>
internal sealed record StoreCommand
{
    public StoreCommandKind Kind { get; init; }

    /// <summary>Number in the channel for actions; the offset for a clone's copy; else 0.</summary>
    public ulong Sequence { get; init; }

    public EntityId Sender { get; init; }

    /// <summary>Nil for all.</summary>
    public EntityId Receiver { get; init; }

    public BrokerData Key { get; init; }

    public BrokerData Value { get; init; }

    /// <summary>What an absent value starts as, for additions.</summary>
    public DataType InitialType { get; init; }

    /// <summary>Nanoseconds until it expires.</summary>
    public long? Expiry { get; init; }

    /// <summary>Who caused the change.</summary>
    public EntityId Publisher { get; init; }

    /// <summary>Who waits for the result.</summary>
    public EntityId Who { get; init; }

    /// <summary>Which of his requests.</summary>
    public ulong Request { get; init; }

    /// <summary>Whether a unique put was the first.</summary>
    public bool IsInserted { get; init; }

    /// <summary>The number that a control message is about, or an offset.</summary>
    public ulong Number { get; init; }

    /// <summary>Beats between signs of life.</summary>
    public ushort Heartbeat { get; init; }

    /// <summary>Numbers that are missing.</summary>
    public ulong[] Missing { get; init; } = [];

    /// <summary>The whole store, as it is on the wire behind its count; decoded entries where it was received.</summary>
    public KeyValuePair<BrokerData, BrokerData>[] State { get; init; } = [];

    public bool IsAction => Kind <= StoreCommandKind.Clear;
}
