using System.Collections.Concurrent;
using Vigil.Broker;
using Vigil.Cluster.Logs;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Logging.Streams;
using Vigil.Runtime.When;

namespace Vigil.Cluster.Messaging;

/// <summary>One engine's way to the Broker endpoint of its process: takes what comes, and hands it over in the engine's thread.</summary>
/// <remarks>The endpoint is made on first use, so that runs that have nothing to say to anybody do not pay for it.</remarks>
internal sealed class BrokerService : IOutsideSource
{
    // Messages handed over at once; packets are not to wait for a flood of them.
    private const int Burst = 1000;
    private readonly EngineContext _context;
    private readonly BrokerNode _node;
    private readonly ConcurrentQueue<BrokerStatus> _statuses = new();
    private readonly ConcurrentQueue<(Delivery Delivery, Func<Value> Result)> _answers = new();
    private readonly EventReceiver _receiver;
    private readonly StatusReceiver _status;
    private Endpoint? _endpoint;
    private LogSender? _logs;
    private bool _tellsStatuses;
    private Subscriber? _subscriber;
    private RegisteredWaitHandle? _wait;
    private int _pending;
    private volatile bool _isWaiting;
    private bool _isClosed;

    private BrokerService(EngineContext context)
    {
        _context = context;
        _node = context.Find<BrokerNode>() ?? new BrokerNode();
        _receiver = new(context);
        _status = new(context);
        context.Outside.Add(this);
    }

    /// <summary>That of an engine.</summary>
    public static BrokerService Of(EngineContext context)
    {
        if (context.Find<BrokerService>() is { } present)
            return present;
        var service = new BrokerService(context);
        context.AddService(service);
        return service;
    }

    /// <summary>The endpoint if anyone has needed it so far.</summary>
    public Endpoint? EndpointIfAny => _endpoint ?? (_node.IsOpen ? Endpoint : null);

    /// <summary>The process's part in the endpoint.</summary>
    public BrokerNode Node => _node;

    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint => _endpoint ??= Join();

    /// <summary>Questions to stores that wait for their answers.</summary>
    public int PendingAnswers => Volatile.Read(ref _pending);

    /// <summary>Events that this engine has sent.</summary>
    public long EventsSent { get; private set; }

    /// <summary>Updates of globals that this engine has sent.</summary>
    public long UpdatesSent { get; private set; }

    /// <summary>What others have sent.</summary>
    public EventReceiver Received => _receiver;

    /// <summary>Prefixes this engine has subscribed to.</summary>
    public HashSet<string> Subscriptions { get; } = [];

    /// <summary>The topic of who passes changes of tables on; empty where this node reaches everybody itself.</summary>
    public string TableForwardTopic { get; set; } = "";

    /// <inheritdoc/>
    public bool HoldsFirstPacket => false;

    /// <inheritdoc/>
    public bool KeepsRunning { get; set; }

    /// <summary>Sends a message, if anyone has made the endpoint.</summary>
    public void Send(Topic topic, ZeekMessage message)
    {
        if (EndpointIfAny is not { } endpoint)
            return;
        if (message is ZeekEvent)
            EventsSent++;
        else
            UpdatesSent++;
        endpoint.Publish(topic, message);
    }

    /// <summary>Subscribes to topics that begin so.</summary>
    public void Subscribe(string prefix)
    {
        if (!Subscriptions.Add(prefix))
            return;
        var endpoint = Endpoint;
        if (_subscriber is null)
        {
            _subscriber = endpoint.CreateSubscriber(prefix);
            Await();
        }
        else
        {
            _subscriber.Add(prefix);
        }
    }

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe(string prefix)
    {
        if (Subscriptions.Remove(prefix))
            _subscriber?.Remove(prefix);
    }

    /// <summary>Sends rows of logs that wait.</summary>
    /// <returns>How many those were.</returns>
    public int FlushLogs() => _logs?.Flush() ?? 0;

    /// <summary>Delivers the result of a task once it is there.</summary>
    /// <param name="task">What is waited for, on any thread.</param>
    /// <param name="convert">Makes the value of it, in the engine's thread; unset if there will be no answer.</param>
    public Delivery Answer<T>(Task<T> task, Func<Task<T>, Value> convert)
    {
        var delivery = new Delivery();
        Interlocked.Increment(ref _pending);
        task.ContinueWith(
            done =>
            {
                Interlocked.Decrement(ref _pending);
                _answers.Enqueue((delivery, () => convert(done)));
                _context.Outside.Signal();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return delivery;
    }

    /// <inheritdoc/>
    public bool Deliver()
    {
        while (_statuses.TryDequeue(out var status))
            Receive(status, _endpoint!); // statuses come from it
        while (_answers.TryDequeue(out var answer))
        {
            if (answer.Result() is { IsSet: true } result)
                answer.Delivery.Deliver(result);
        }

        if (_subscriber is null || _isWaiting || _isClosed)
            return false;
        for (var i = 0; i < Burst; i++)
        {
            if (!_subscriber.TryReceive(out var message))
            {
                Await();
                return false;
            }

            _receiver.Receive(message);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _wait?.Unregister(null);
        if (_endpoint is null)
            return;
        _logs?.Close();
        _endpoint.StatusChanged -= Note;
        _subscriber?.Dispose();
        _node.Leave();
    }

    private Endpoint Join()
    {
        var endpoint = _node.Join(() => BrokerSettings.Read(_context.Service<IScriptNames>()), out _tellsStatuses);
        if (_context.Find<LogManager>() is { } logs)
            _logs = new LogSender(_context, endpoint, logs);
        endpoint.StatusChanged += Note;
        return endpoint;
    }

    private void Receive(BrokerStatus status, Endpoint endpoint)
    {
        if (_tellsStatuses)
            _status.Receive(status, endpoint);
        if (status is { IsError: false, Status: StatusCode.PeerAdded, Endpoint: { } peer } && !IsClient(endpoint, peer.Id))
            _logs?.Greet(peer.Id);
    }

    private static bool IsClient(Endpoint endpoint, EndpointId id) => endpoint.Peers.Any(p => p.Peer.Id == id && p.Kind == PeerKind.WebSocket);

    private void Note(BrokerStatus status)
    {
        _statuses.Enqueue(status);
        _context.Outside.Signal();
    }

    // One signal for each time that the mailbox was empty, however much comes meanwhile.
    private void Await()
    {
        _isWaiting = true;
        _wait?.Unregister(null);
        _wait = ThreadPool.RegisterWaitForSingleObject(
            _subscriber!.WaitHandle, static (self, _) => ((BrokerService)self!).Arrived(), this, Timeout.Infinite, executeOnlyOnce: true); // called with one
    }

    private void Arrived()
    {
        _isWaiting = false;
        _context.Outside.Signal();
    }
}
