using System.Collections.Immutable;
using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Logs;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime;

namespace Vigil.Cluster.Messaging;

/// <summary>Takes messages of other nodes: events go into the engine's queue, updates into its globals, rows into its logs.</summary>
internal sealed class EventReceiver(EngineContext context)
{
    private readonly ReceivedMetadata _none = new([]);
    private readonly LogReceiver _logs = new(context);
    private bool? _stampsUntimed; // once a script constant has been looked up

    /// <summary>Events taken so far.</summary>
    public long EventsReceived { get; private set; }

    /// <summary>Updates of globals taken so far.</summary>
    public long UpdatesReceived { get; private set; }

    /// <summary>Takes a message.</summary>
    public void Receive(Message message)
    {
        switch (ZeekMessage.TryParse(message.Data))
        {
            case ZeekBatch batch:
                foreach (var member in batch.Messages)
                    Receive(member, message.Topic);
                break;
            case { } single:
                Receive(single, message.Topic);
                break;
            default:
                context.Reporter.Warning($"got invalid Broker message on topic {message.Topic}");
                break;
        }
    }

    /// <summary>Whether this node knows an event with such arguments.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="types">Types of the events it knows.</param>
    /// <param name="received">The event.</param>
    public static bool Fits(EngineContext context, IReadOnlyDictionary<string, FunctionType> types, ZeekEvent received) =>
        types.TryGetValue(received.Name, out var type) && TryArguments(context, type, received.Arguments, out _) < 0;

    private void Receive(ZeekMessage message, Topic topic)
    {
        switch (message)
        {
            case ZeekEvent received:
                Raise(received, topic);
                break;
            case ZeekIdentifierUpdate update:
                Assign(update);
                break;
            case ZeekLogCreate create:
                _logs.Open(create);
                break;
            case ZeekLogWrite write:
                _logs.Write(write);
                break;
        }
    }

    private void Raise(ZeekEvent received, Topic topic)
    {
        if (context.Service<EventTable>().Find(received.Name) is not { IsHandled: true, Type: { } type } handle)
            return;
        var count = received.Arguments.Count;
        if (count != type.Parameters.Length)
        {
            context.Reporter.Warning($"got event message '{received.Name}' with invalid # of args, got {count}, expected {type.Parameters.Length}");
            return;
        }

        var bad = TryArguments(context, type, received.Arguments, out var arguments);
        if (bad >= 0)
        {
            context.Reporter.Warning(
                $"failed to convert remote event '{received.Name}' arg #{bad} on topic {topic}: got {received.Arguments[bad].Type}, expected {type.Parameters[bad].Type}");
            return;
        }

        var time = received.NetworkTime;
        EventsReceived++;
        context.Events.Enqueue(
            handle,
            arguments,
            time.IsNone ? context.Now : new NetworkTime(ValueFromData.Seconds(time.AsNanoseconds())),
            MetadataOf(received, time.IsNone));
    }

    // Entries of numbers that nobody registered are passed over, as are those whose value is of another type.
    private ReceivedMetadata MetadataOf(ZeekEvent received, bool isUntimed)
    {
        _stampsUntimed ??= context.Service<IScriptNames>().Bool("EventMetadata::add_missing_remote_network_timestamp", false);
        var stamps = isUntimed && _stampsUntimed.Value;
        if (received.Metadata.Count == 0 && !stamps)
            return _none;
        var types = MetadataTypes.Of(context);
        var entries = ImmutableArray.CreateBuilder<(long, Value)>();
        foreach (var entry in received.Metadata)
        {
            if (entry.Type == DataType.Vector && entry.AsVector() is [{ Type: DataType.Count } id, var data, ..]
                && types.Find((long)id.AsCount()) is { } type && ValueFromData.TryConvert(context, data, type, out var value))
            {
                entries.Add(((long)id.AsCount(), value));
            }
        }

        if (stamps)
            entries.Add((MetadataTypes.NetworkTimestamp, Value.Time(context.Now)));
        return new(entries.ToImmutable());
    }

    // The position of the first argument that does not fit, or -1.
    private static int TryArguments(EngineContext context, FunctionType type, BrokerVector values, out Value[] arguments)
    {
        arguments = new Value[type.Parameters.Length];
        var at = 0;
        foreach (var value in values)
        {
            if (at == arguments.Length || !ValueFromData.TryConvert(context, value, type.Parameters[at].Type, out arguments[at]))
                return at;
            at++;
        }

        return at == arguments.Length ? -1 : at;
    }

    private void Assign(ZeekIdentifierUpdate update)
    {
        UpdatesReceived++;
        var global = ScriptRuntime.Of(context).Program.FindGlobal(update.Name);
        if (global is not { Slot: >= 0, IsType: false })
            context.Reporter.Warning($"Received id-update request for unknown id: {update.Name}");
        else if (!ValueFromData.TryConvert(context, update.Value, global.Type, out var value))
            context.Reporter.Error($"Failed to receive ID with unsupported type: {update.Name} ({global.Type})");
        else if (global is not { IsConstant: true, IsOption: false })
            context.Globals[global.Slot] = value;
        else if (!ValueKeys.Equal(context.Globals[global.Slot], value))
            context.Reporter.Warning($"Received id-update request for {update.Name}, a constant, which keeps its value while running"); // it is part of compiled code
    }
}
