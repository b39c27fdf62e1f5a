using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Cluster.Messaging;

/// <summary>Events as scripts name them in calls: the event and its arguments, or a record made of those before.</summary>
internal static class EventMessages
{
    /// <summary>Takes the event and its arguments apart and fits the arguments to its parameters.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="call">The event, then its arguments.</param>
    /// <param name="function">The event.</param>
    /// <param name="arguments">Its arguments in the types of its parameters.</param>
    /// <returns><see langword="false"/> after an error was reported.</returns>
    public static bool TryArguments(EngineContext context, ReadOnlySpan<Value> call, out FuncVal function, out Value[] arguments)
    {
        arguments = [];
        function = null!; // used only where this succeeds
        if (call is not [{ Object: FuncVal { FunctionType.Flavor: FunctionFlavor.Event } named }, .. var given])
        {
            context.Reporter.Error("first argument after the topic is not an event");
            return false;
        }

        function = named;
        var parameters = named.FunctionType.Parameters;
        if (given.Length != parameters.Length)
        {
            context.Reporter.Error($"bad # of arguments: got {given.Length} - expect {parameters.Length}");
            return false;
        }

        arguments = new Value[given.Length];
        for (var i = 0; i < given.Length; i++)
        {
            if (!TryFit(context, given[i], parameters[i].Type, out arguments[i]))
            {
                context.Reporter.Error($"event parameter #{i + 1} type mismatch, got {given[i].Type}, expecting {parameters[i].Type}");
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the message of an event.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="call">The event and its arguments, or a <c>Broker::Event</c> or <c>Cluster::Event</c>.</param>
    /// <param name="unwraps">Whether a <c>Broker::Data</c> goes as what it holds.</param>
    /// <returns>The message, or <see langword="null"/> after an error was reported.</returns>
    public static ZeekEvent? TryCreate(EngineContext context, ReadOnlySpan<Value> call, bool unwraps)
    {
        if (call is [{ Object: RecordVal { RecordType.Name: "Broker::Event" } ready }])
            return OfBroker(context, ready);
        Value[]? parts = null;
        if (call is [{ Object: RecordVal { RecordType.Name: "Cluster::Event" } made }])
            parts = [made[0], .. made[1].AsVector().Elements];
        if (!TryArguments(context, parts ?? call, out var function, out var arguments))
            return null;
        var values = new BrokerData[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!DataFromValue.TryConvert(arguments[i], out values[i], unwraps))
            {
                context.Reporter.Error($"failed to convert argument #{i + 1} of event {function.FunctionName} to Broker data ({arguments[i].Type})");
                return null;
            }
        }

        return ZeekEvent.Create(function.FunctionName, values, Time(context), null);
    }

    private static ZeekEvent? OfBroker(EngineContext context, RecordVal ready)
    {
        if (ready[0].Object is not ByteString name)
            return null; // an event that could not be made; that has been told
        var arguments = ready[1].AsVector();
        var values = new BrokerData[arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Object is RecordVal record ? DataRecords.Content(record)?.Data ?? default : default;
        return ZeekEvent.Create(name.ToString(), values, Time(context), null);
    }

    private static BrokerData Time(EngineContext context) => context.Service<IScriptNames>().Bool("EventMetadata::add_network_timestamp", false)
        ? BrokerData.Timestamp(DataFromValue.Nanoseconds(context.Now.Seconds))
        : default;

    // Parameters take what they would take in an event statement, as far as that can be told at run time.
    private static bool TryFit(EngineContext context, Value value, ScriptType type, out Value fitted)
    {
        fitted = value;
        if (!value.IsSet)
            return false;
        switch (value.Type, type)
        {
            case (_, { Tag: TypeTag.Any }):
                return true;
            case ({ Tag: TypeTag.Count }, { Tag: TypeTag.Int }) when value.AsCount() <= long.MaxValue:
                fitted = Value.Int((long)value.AsCount());
                return true;
            case ({ Tag: TypeTag.Int }, { Tag: TypeTag.Count }) when value.AsInt() >= 0:
                fitted = Value.Count((ulong)value.AsInt());
                return true;
            case ({ Tag: TypeTag.Count }, { Tag: TypeTag.Double }):
                fitted = Value.Double(value.AsCount());
                return true;
            case ({ Tag: TypeTag.Int }, { Tag: TypeTag.Double }):
                fitted = Value.Double(value.AsInt());
                return true;
            case (TableType { IsUntyped: true }, TableType wanted):
                fitted = Value.Of(new TableVal(wanted));
                return true;
            case (VectorType { IsUntyped: true }, VectorType wanted):
                fitted = Value.Of(new VectorVal(wanted));
                return true;
            case (RecordType, RecordType wanted) when !TypeTests.Same(value.Type, wanted):
                return TryRecord(context, value.AsRecord(), wanted, out fitted);
            default:
                return value.Type.Tag == type.Tag && TypeTests.Same(value.Type, type);
        }
    }

    private static bool TryRecord(EngineContext context, RecordVal record, RecordType wanted, out Value fitted)
    {
        fitted = default;
        foreach (var field in record.RecordType.Fields)
        {
            if (wanted.Find(field.Name) is not { } target || !TypeTests.Same(field.Type, target.Type))
                return false;
        }

        foreach (var field in wanted.Fields)
        {
            if (!field.IsOptional && !field.HasDefault && record.RecordType.SlotOf(field.Name) < 0)
                return false;
        }

        fitted = Value.Of(Records.Coerce(record, wanted, context));
        return true;
    }
}
