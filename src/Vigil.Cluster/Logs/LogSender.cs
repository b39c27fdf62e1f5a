using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Logging.Streams;

namespace Vigil.Cluster.Logs;

/// <summary>Sends rows of one engine to the nodes that want them, many in one message.</summary>
/// <remarks>
/// A log is announced when its first row goes out, and to every peer that comes later. Rows wait until <c>Broker::log_batch_size</c> of
/// their stream are there or <c>Broker::log_batch_interval</c> has passed. They are put into Broker's format only then, and only if a
/// peer has subscribed to their topic, so an engine that nobody listens to pays little.
/// </remarks>
internal sealed class LogSender : ILogForwarder
{
    private const string DefaultTopic = "Broker::default_log_topic";

    private readonly EngineContext _context;
    private readonly Endpoint _endpoint;
    private readonly LogManager _logs;
    private readonly Dictionary<string, PendingRows> _pending = [];
    private readonly HashSet<ForwardedLog> _announced = new(ReferenceEqualityComparer.Instance);
    private readonly FuncVal? _topicFunction;
    private readonly string _prefix;
    private readonly double _interval;
    private readonly int _batchSize;
    private double _due;
    private int _waiting;

    /// <summary>Takes the rows of an engine's logs from now on.</summary>
    public LogSender(EngineContext context, Endpoint endpoint, LogManager logs)
    {
        (_context, _endpoint, _logs) = (context, endpoint, logs);
        var names = context.Service<IScriptNames>();
        _topicFunction = names.FindValue("Broker::log_topic").Object as FuncVal;
        _prefix = names.Text("Broker::default_log_topic_prefix", "zeek/logs/");
        _interval = names.Double("Broker::log_batch_interval", 1);
        _batchSize = (int)Math.Clamp(names.Count("Broker::log_batch_size", 400), 1, 1 << 20);
        logs.Forwarder = this;
        context.Events.AfterDrain += Tick;
    }

    /// <inheritdoc/>
    public void Forward(ForwardedLog log, Value[] row)
    {
        if (_announced.Add(log))
            _endpoint.Publish(Announcements(log), Describe(log));
        if (!_pending.TryGetValue(log.StreamName, out var pending))
            _pending.Add(log.StreamName, pending = new());
        if (_waiting == 0)
            _due = _context.Now.Seconds + _interval;
        pending.Add(TopicOf(log), log, row);
        _waiting++;
        if (pending.Count >= _batchSize)
        {
            _waiting -= pending.Count;
            pending.Send(_endpoint);
        }
    }

    /// <summary>Tells a new peer of the logs there are.</summary>
    public void Greet(EndpointId peer)
    {
        foreach (var log in _logs.ForwardedLogs)
        {
            _announced.Add(log);
            _endpoint.SendTo(peer, Announcements(log), Describe(log).Data);
        }
    }

    /// <summary>Sends what waits.</summary>
    /// <returns>How many rows those were.</returns>
    public int Flush()
    {
        var rows = _waiting;
        _waiting = 0;
        foreach (var pending in _pending.Values)
            pending.Send(_endpoint);
        return rows;
    }

    /// <summary>Sends what waits, and takes no more.</summary>
    public void Close()
    {
        _logs.ReleaseDelayed();
        _logs.Forwarder = null;
        _context.Events.AfterDrain -= Tick;
        Flush();
    }

    private void Tick()
    {
        if (_waiting == 0 || _context.Now.Seconds < _due)
            return;
        Flush();
    }

    private Topic Announcements(ForwardedLog log) => _prefix + log.StreamName;

    private string TopicOf(ForwardedLog log)
    {
        if (_topicFunction is null || _topicFunction.FunctionName == DefaultTopic)
            return _prefix + log.StreamName;
        var topic = _topicFunction.Invoke(_context, [log.Stream, Value.String(log.Target.Path)]);
        return topic.Object is ByteString text ? text.ToString() : "";
    }

    private ZeekLogCreate Describe(ForwardedLog log) => ZeekLogCreate.Create(
        log.StreamName, log.Writer, log.Target.Path, LogColumns.Describe(log.Target.Schema), (log.Target.RotationBase, log.Target.RotationInterval),
        _context.Now.Seconds, log.Target.Config, log.Target.PostProcessor);
}
