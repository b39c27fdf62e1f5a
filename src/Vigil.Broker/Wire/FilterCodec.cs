namespace Vigil.Broker;

/// <summary>Filters on the wire: a count, then each topic with its length.</summary>
internal static class FilterCodec
{
    /// <summary>Topics that a filter may have; what is beyond is refused.</summary>
    public const int MaxTopics = 65536;

    public static byte[] ToBytes(Filter filter)
    {
        var size = Varbyte.Size((uint)filter.Topics.Length);
        foreach (var topic in filter.Topics)
            size += Varbyte.Size((uint)topic.Octets.Length) + topic.Octets.Length;
        var octets = new byte[size];
        var at = Varbyte.Write(octets, (uint)filter.Topics.Length);
        foreach (var topic in filter.Topics)
        {
            at += Varbyte.Write(octets.AsSpan(at), (uint)topic.Octets.Length);
            topic.Octets.CopyTo(octets.AsSpan(at));
            at += topic.Octets.Length;
        }

        return octets;
    }

    /// <summary>Reads a filter, which ends at <paramref name="at"/>; octets after it are passed over.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out Filter filter, out int at)
    {
        filter = Filter.Empty;
        at = 0;
        if (!Varbyte.TryRead(octets, ref at, out var count) || count > MaxTopics || count > (uint)(octets.Length - at))
            return false;
        var topics = new List<Topic>();
        for (; count > 0; count--)
        {
            if (!Varbyte.TryRead(octets, ref at, out var length) || length > Topic.MaxLength || length > (uint)(octets.Length - at))
                return false;
            topics.Add(new Topic(octets.Slice(at, (int)length).ToArray()));
            at += (int)length;
        }

        filter = Filter.Of(topics);
        return true;
    }
}
