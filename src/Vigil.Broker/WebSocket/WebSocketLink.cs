using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Vigil.Broker;

/// <summary>A client of the WebSocket interface: a peer that says what it wants first and then sends and receives JSON.</summary>
internal sealed class WebSocketLink : PeerLink
{
    private const string Undecodable = "deserialization_failed";

    private readonly Endpoint _owner;
    private readonly WebSocket _socket;
    private readonly WebSocketServerOptions _options;
    private readonly NetworkInfo _network;
    private readonly string _name;
    private readonly Mailbox<Message> _output;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _isRemoved;
    private int _isCutOff;

    public WebSocketLink(Endpoint owner, WebSocket socket, WebSocketServerOptions options, NetworkInfo network, int number)
        : base(EndpointId.Random())
    {
        _owner = owner;
        _socket = socket;
        _options = options;
        _network = network;
        _name = options.Dialect == WebSocketDialect.Cluster ? $"{owner.Id}-websocket-{number}" : owner.Id.ToString();
        _output = new Mailbox<Message>(owner.Options.WebSocketFlow.Capacity);
    }

    public override PeerInfo Info => new(new EndpointInfo(Id, _network), PeerStatus.Peered, false, PeerKind.WebSocket, _output.Counts);

    public override void Send(in Envelope envelope, ref Pressure pressure)
    {
        if (envelope.Type != EnvelopeType.Data)
            return;
        _output.Post(new Message(envelope.Topic, envelope.Data), _owner.Options.WebSocketFlow.PolicyFor(envelope.Topic), ref pressure);

        // A client that does not read holds up the very message that would tell it so: it gets a while, and then the connection ends.
        if (_output.Fault is not null && Interlocked.Exchange(ref _isCutOff, 1) == 0)
            _stop.CancelAfter(_owner.Options.GoodbyeTimeout);
    }

    public override void Announce(Filter filter)
    {
        // Clients are not told who subscribes to what.
    }

    public override async Task CloseAsync()
    {
        _isRemoved = true;
        _output.Close();
        await CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "Terminating").ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Serves the client until it goes.</summary>
    public async Task RunAsync()
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            if (!await SubscribeAsync(buffer).ConfigureAwait(false))
                return;
            var writer = WriteAsync();
            _owner.Attach(this, _owner.Filter);
            try
            {
                await SendAsync($$"""{"type":"ack","endpoint":"{{_name}}","version":"{{_options.Version}}"}""").ConfigureAwait(false);
                for (var number = 1; await ReceiveAsync(buffer).ConfigureAwait(false); number++)
                    await TakeAsync(buffer.WrittenMemory.ToArray(), number).ConfigureAwait(false);
            }
            finally
            {
                _output.Close();
                await _stop.CancelAsync().ConfigureAwait(false);
                await writer.ConfigureAwait(false);
                _owner.Detach(this, _isRemoved ? StatusCode.PeerRemoved : StatusCode.PeerLost, _output.Fault?.Message ?? "");
            }
        }
        catch (Exception e) when (e is WebSocketException || Connections.IsLoss(e))
        {
        }
        finally
        {
            _socket.Dispose();
        }
    }

    /// <summary>Sends an error and closes.</summary>
    public async Task RejectAsync(string code, string text)
    {
        await SendErrorAsync(code, text).ConfigureAwait(false);
        await CloseAsync(WebSocketCloseStatus.PolicyViolation, text).ConfigureAwait(false);
    }

    private async Task<bool> SubscribeAsync(ArrayBufferWriter<byte> buffer)
    {
        if (!await ReceiveAsync(buffer).ConfigureAwait(false))
            return false;
        var topics = new List<Topic>();
        var fault = ReadSubscriptions(buffer.WrittenMemory, topics);
        if (fault is not null)
        {
            await RejectAsync(Undecodable, fault).ConfigureAwait(false);
            return false;
        }

        Filter = Filter.Of(topics);
        _owner.Announce(topics);
        return true;
    }

    private string? ReadSubscriptions(ReadOnlyMemory<byte> json, List<Topic> topics)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return "subscriptions not an array";
            if (document.RootElement.GetArrayLength() > _options.MaxSubscriptions)
                return "too many subscriptions";
            foreach (var item in document.RootElement.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.String)
                    return "individual subscription not a string";
                topics.Add(item.GetString()!); // it is a string
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return "subscriptions not an array";
        }
    }

    // A whole message, or nothing if the client goes or does what it should not.
    private async Task<bool> ReceiveAsync(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer.GetMemory(4096), _stop.Token).ConfigureAwait(false);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
                return false;
            }

            if (read.MessageType == WebSocketMessageType.Binary && _options.Dialect == WebSocketDialect.Broker)
            {
                await CloseAsync(WebSocketCloseStatus.InvalidMessageType, "text frames only").ConfigureAwait(false);
                return false;
            }

            buffer.Advance(read.Count);
            if (buffer.WrittenCount > _options.MaxMessageSize)
            {
                await CloseAsync(WebSocketCloseStatus.MessageTooBig, $"a message may have {_options.MaxMessageSize} octets").ConfigureAwait(false);
                return false;
            }

            if (read.EndOfMessage)
                return true;
        }
    }

    private async Task TakeAsync(byte[] json, int number)
    {
        var fault = JsonInput.TryReadMessage(json, out var value, out var topic);
        var problem = _options.Dialect == WebSocketDialect.Cluster ? ClusterProblem(fault, value, topic) : BrokerProblem(fault, topic, number);
        if (problem is not null)
        {
            await SendErrorAsync(Undecodable, problem).ConfigureAwait(false);
            return;
        }

        var pressure = default(Pressure);
        _owner.ReceiveFromClient(this, topic!, value, _options.Dialect == WebSocketDialect.Cluster, ref pressure); // there is no problem with it
        if (pressure.IsHigh)
            await pressure.WaitAsync().ConfigureAwait(false);
    }

    private static string? BrokerProblem(JsonFault fault, string? topic, int number) => fault switch
    {
        JsonFault.Malformed => $"input #{number} contained malformed JSON",
        JsonFault.NotAnObject => $"input #{number} expected a JSON object",
        JsonFault.InvalidData => $"input #{number} contained invalid data",
        JsonFault.Duplicate => $"input #{number} caused an internal error -> deserialization_failed(\"failed to parse data\")",
        _ when topic is null => $"input #{number} has no topic",
        _ => null,
    };

    private string? ClusterProblem(JsonFault fault, BrokerData value, string? topic)
    {
        if (fault != JsonFault.None)
            return "failed to decode JSON object";
        if (topic is null)
            return "no topic in top-level JSON object";
        return ZeekMessage.TryParse(value) is ZeekEvent e && (_options.AcceptsEvent?.Invoke(e) ?? true) ? null : "failed to create Zeek event";
    }

    private async Task WriteAsync()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new JsonOutput(buffer, _options.Octets);
        try
        {
            while (await _output.WaitAsync(_stop.Token).ConfigureAwait(false))
            {
                while (_output.TryTake(out var message))
                {
                    if (Shape(message.Data) is not { } value)
                        continue;
                    buffer.ResetWrittenCount();
                    json.WriteMessage(message.Topic, value);
                    await SendAsync(buffer.WrittenMemory).ConfigureAwait(false);
                }
            }

            if (_output.Fault is { } fault)
            {
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, fault.Message).ConfigureAwait(false);
                await _stop.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException || Connections.IsLoss(e))
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    // The cluster interface carries events only, and those without metadata have two parts.
    private BrokerData? Shape(BrokerData value)
    {
        if (_options.Dialect == WebSocketDialect.Broker)
            return value;
        if (ZeekMessage.TryParse(value) is not ZeekEvent e)
            return null;
        return e.Metadata.Count > 0 ? value
            : BrokerData.Vector(1u, (uint)ZeekMessageType.Event, BrokerData.Vector(e.Name, e.Arguments.Data));
    }

    private async Task SendErrorAsync(string code, string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new JsonOutput(buffer);
        buffer.Write("{\"type\":\"error\",\"code\":"u8);
        json.Text(Encoding.UTF8.GetBytes(code));
        buffer.Write(",\"context\":"u8);
        json.Text(Encoding.UTF8.GetBytes(text));
        buffer.Write("}"u8);
        await SendAsync(buffer.WrittenMemory).ConfigureAwait(false);
    }

    private Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    private async Task SendAsync(ReadOnlyMemory<byte> text)
    {
        await _sending.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        try
        {
            using var limit = new CancellationTokenSource(_owner.Options.GoodbyeTimeout);
            await _socket.CloseOutputAsync(status, reason, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException || Connections.IsLoss(e))
        {
        }
    }
}
