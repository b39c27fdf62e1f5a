using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Tables;

/// <summary>A table whose changes other nodes are told of (<c>&amp;publish_on_change</c>), several at once.</summary>
internal sealed class PublishedTable : ITableObserver
{
    private readonly EngineContext _context;
    private readonly SharedTables _tables;
    private readonly string _name;
    private readonly bool[] _isTold = new bool[4]; // by TableChange
    private readonly FuncVal? _topicFunction;
    private readonly string _topic;
    private readonly double _delay;
    private readonly int _size;
    private readonly Dictionary<string, List<BrokerData>> _batches = [];
    private double _due = double.PositiveInfinity;

    /// <summary>Reads what the attribute says.</summary>
    public PublishedTable(EngineContext context, SharedTables tables, string name, RecordVal settings)
    {
        (_context, _tables, _name) = (context, tables, name);
        Value Field(string field) => settings[settings.RecordType.SlotOf(field)];
        if (Field("changes").Object is TableVal changes)
        {
            for (var cursor = changes.Next(-1); cursor >= 0; cursor = changes.Next(cursor))
                _isTold[changes.KeyAt(cursor)[0].AsInt()] = true;
        }

        var topic = Field("topic");
        _topicFunction = topic.Object as FuncVal;
        _topic = topic.Object is ByteString given ? given.ToString() : $"zeek/table/{name}/";
        if (topic is { IsSet: true, Type.Tag: not (TypeTag.String or TypeTag.Func) })
            context.Reporter.Error($"&publish_on_change of {name}: the topic must be a string or a function of the index");
        _size = Field("max_batch_size") is { IsSet: true } size ? (int)Math.Clamp(size.AsCount(), 1, 1 << 20) : 10;
        _delay = Field("max_batch_delay") is { IsSet: true } delay ? delay.AsDouble() : 0.01;
    }

    /// <summary>Sends what waits if the first of it has waited long enough.</summary>
    public void SendIfDue(double now)
    {
        if (now >= _due)
            Send();
    }

    /// <summary>Sends what waits.</summary>
    public void Send()
    {
        _due = double.PositiveInfinity;
        foreach (var (topic, batch) in _batches)
        {
            if (batch.Count > 0)
                TableChanges.Send(_context, topic, _name, batch);
        }
    }

    void ITableObserver.OnChange(TableVal table, TableChange change, ReadOnlySpan<Value> key, Value value, Value previous)
    {
        if (_tables.IsApplying || !_isTold[(int)change])
            return;
        var topic = _topic;
        if (_topicFunction is not null)
        {
            if (!ScriptCalls.TryInvoke(_context, _topicFunction, [.. key], out var computed) || computed.Object is not ByteString text)
                return;
            topic = text.ToString();
        }

        var before = change == TableChange.Changed && !table.TableType.IsSet ? previous : default;
        if (!TableChanges.TryDescribe(_context, change, key, value, before, out var info))
        {
            _context.Reporter.Error($"a change of {_name} cannot be converted to Broker data and is not published");
            return;
        }

        if (!_batches.TryGetValue(topic, out var batch))
            _batches.Add(topic, batch = []);
        batch.Add(info);
        if (batch.Count >= _size)
            TableChanges.Send(_context, topic, _name, batch);
        else
            _due = Math.Min(_due, _context.Now.Seconds + _delay);
    }
}
