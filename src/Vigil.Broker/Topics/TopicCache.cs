namespace Vigil.Broker;

/// <summary>Remembers the topics of one connection, so that each is allocated once. Not for use by two threads.</summary>
internal sealed class TopicCache
{
    // A power of two. Topics that meet in a slot displace each other, so a stranger cannot make this grow.
    private const int Slots = 256;
    private readonly Topic[] _topics = new Topic[Slots];

    /// <summary>The topic of these octets.</summary>
    public Topic Get(ReadOnlySpan<byte> octets)
    {
        uint hash = (uint)octets.Length;
        foreach (var octet in octets)
            hash = (hash * 31) + octet;
        ref var slot = ref _topics[(hash ^ (hash >> 16)) & (Slots - 1)];
        if (!slot.Octets.SequenceEqual(octets))
            slot = new Topic(octets.ToArray());
        return slot;
    }
}
