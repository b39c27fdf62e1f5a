namespace Vigil.Broker;

/// <summary>Topics that are the library's own.</summary>
internal static class ReservedTopics
{
    /// <summary>Of pings, pongs and routing updates.</summary>
    public static Topic Control { get; } = "<$>";

    /// <summary>What never leaves an endpoint, nor comes in from outside.</summary>
    public static Topic Local { get; } = "<$>/local/";

    /// <summary>Errors, for subscribers in this endpoint.</summary>
    public static Topic Errors { get; } = "<$>/local/data/errors";

    /// <summary>Statuses, for subscribers in this endpoint.</summary>
    public static Topic Statuses { get; } = "<$>/local/data/statuses";

    /// <summary>Changes of a store, for subscribers in this endpoint.</summary>
    public static Topic StoreEvents(string store) => $"<$>/local/data/store-events/{store}";

    /// <summary>Commands to the master of a store; who announces it hosts the master.</summary>
    public static Topic Master(string store) => $"{store}/<$>/data/master";

    /// <summary>Commands to the clones of a store.</summary>
    public static Topic Clones(string store) => $"{store}/<$>/data/clone";
}
