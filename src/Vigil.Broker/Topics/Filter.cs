namespace Vigil.Broker;

/// <summary>A set of subscriptions, sorted and without any that another one covers; immutable.</summary>
internal sealed class Filter
{
    private readonly Topic[] _topics;

    private Filter(Topic[] topics) => _topics = topics;

    /// <summary>The filter that nothing matches.</summary>
    public static Filter Empty { get; } = new([]);

    /// <summary>The subscriptions, in order.</summary>
    public ReadOnlySpan<Topic> Topics => _topics;

    /// <summary>A filter of the given subscriptions.</summary>
    public static Filter Of(IEnumerable<Topic> topics)
    {
        Topic[] sorted = [.. topics];
        Array.Sort(sorted);
        var kept = new List<Topic>(sorted.Length);
        foreach (var topic in sorted)
        {
            // In order, whatever a subscription covers follows it at once.
            if (kept.Count == 0 || !topic.StartsWith(kept[^1]))
                kept.Add(topic);
        }

        return new Filter([.. kept]);
    }

    /// <summary>The filter with another subscription; the same filter if that is covered already.</summary>
    public Filter With(Topic topic) => Matches(topic) ? this : Of([.. _topics, topic]);

    /// <summary>Whether a subscription is the beginning of <paramref name="topic"/>.</summary>
    public bool Matches(Topic topic)
    {
        // None covers another, so only the greatest that does not come after the topic can be its beginning.
        int low = 0, high = _topics.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_topics[middle].CompareTo(topic) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && topic.StartsWith(_topics[low - 1]);
    }
}
