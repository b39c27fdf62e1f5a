using Vigil.Broker;
using Vigil.Core.Values;
using Vigil.Logging.Streams;

namespace Vigil.Cluster.Logs;

/// <summary>Rows of one stream that wait to be sent, by topic.</summary>
internal sealed class PendingRows
{
    private readonly Dictionary<string, List<(ForwardedLog Log, Value[] Row)>> _topics = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(string topic, ForwardedLog log, Value[] row)
    {
        if (!_topics.TryGetValue(topic, out var rows))
            _topics.Add(topic, rows = []);
        rows.Add((log, row));
        Count++;
    }

    /// <summary>Sends them, a message for each topic that some peer has subscribed to.</summary>
    public void Send(Endpoint endpoint)
    {
        Count = 0;
        foreach (var (topic, rows) in _topics)
        {
            if (rows.Count > 0 && topic.Length is > 0 and <= Topic.MaxLength && endpoint.HasSubscribers(topic))
            {
                var messages = new ZeekMessage[rows.Count];
                for (var i = 0; i < messages.Length; i++)
                {
                    var (log, row) = rows[i];
                    messages[i] = ZeekLogWrite.Create(log.StreamName, log.Writer, log.Target.Path, LogRows.Encode(log.Target.Schema, row));
                }

                endpoint.Publish(topic, ZeekBatch.Create(messages));
            }

            rows.Clear();
        }
    }
}
