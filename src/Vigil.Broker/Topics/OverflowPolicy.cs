namespace Vigil.Broker;

/// <summary>What happens to a message for somebody who does not keep up. The first three numbers are the reference's.</summary>
public enum OverflowPolicy : byte
{
    /// <summary>The new message is lost; it is counted.</summary>
    DropNewest = 0,

    /// <summary>The message that has waited longest is lost; it is counted.</summary>
    DropOldest = 1,

    /// <summary>The slow one is cut off, all that waited is lost, and the loss is reported with the reason.</summary>
    Disconnect = 2,

    /// <summary>The publisher waits. Nothing is lost; one slow receiver slows everybody who publishes to it.</summary>
    Block = 3,
}

/// <summary>How much may wait for somebody, and what happens beyond.</summary>
public sealed record FlowLimits
{
    /// <summary>Messages that may wait; as many again may be on their way out.</summary>
    public int Capacity { get; init; } = 8192;

    /// <summary>Octets that may wait for a peer; beyond, it counts as full whatever the number of messages.</summary>
    public int MaxBytes { get; init; } = 64 << 20;

    /// <summary>What happens beyond.</summary>
    public OverflowPolicy Policy { get; init; } = OverflowPolicy.DropOldest;

    /// <summary>Exceptions: the policy for topics that begin with the key; the longest beginning counts.</summary>
    public IReadOnlyDictionary<Topic, OverflowPolicy> TopicPolicies { get; init; } = new Dictionary<Topic, OverflowPolicy>();

    internal OverflowPolicy PolicyFor(Topic topic)
    {
        if (TopicPolicies.Count == 0)
            return Policy;
        var (best, policy) = (-1, Policy);
        foreach (var (prefix, candidate) in TopicPolicies)
        {
            if (prefix.Octets.Length > best && topic.StartsWith(prefix))
                (best, policy) = (prefix.Octets.Length, candidate);
        }

        return policy;
    }
}

/// <summary>What has happened at a place where messages wait.</summary>
/// <param name="Queued">Messages waiting now.</param>
/// <param name="MaxQueued">The most that ever waited.</param>
/// <param name="Dropped">Messages lost because the receiver did not keep up.</param>
/// <param name="Blocked">How often a publisher had to wait.</param>
public readonly record struct FlowCounts(int Queued, int MaxQueued, long Dropped, long Blocked);
