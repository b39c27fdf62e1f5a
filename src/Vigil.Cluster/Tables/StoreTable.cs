using Vigil.Broker;
using Vigil.Cluster.Builtins;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Tables;

/// <summary>A table and the store that has the same entries: what changes in one changes in the other.</summary>
/// <remarks>
/// Entries expire on both sides by themselves. In the store a set's entries have no value. What changes deep inside a value
/// (a field of a record) is no change of the table and stays here.
/// </remarks>
internal sealed class StoreTable(EngineContext context, SharedTables tables, string store, string name, TableVal table) : ITableObserver
{
    private Store? _store;

    // Set while an entry from the store is assigned; taken back by the notice of that, so that what a change function does goes out.
    private bool _isApplying;

    /// <summary>The name of the store.</summary>
    public string StoreName { get; } = store;

    /// <summary>The store is open: what it has comes into the table, and from now on every change.</summary>
    public void Attach(Store opened)
    {
        if (_store == opened)
            return;
        Detach();
        _store = opened;
        opened.Changed += OnChanged;
        BrokerService.Of(context).Node.Add(this);
        if (!opened.IsMaster)
            return; // the copy comes as changes
        foreach (var (key, value) in opened.Snapshot())
            Assign(key, value, isOld: true);
    }

    /// <summary>The table and the store go on by themselves.</summary>
    public void Detach()
    {
        if (_store is null)
            return;
        _store.Changed -= OnChanged;
        BrokerService.Of(context).Node.Remove(this);
        _store = null;
    }

    /// <summary>Applies a change of the store.</summary>
    public void Apply(StoreEvent change)
    {
        switch (change.Kind)
        {
            case StoreEventKind.Insert or StoreEventKind.Update:
                Assign(change.Key, change.New, isOld: false);
                break;
            case StoreEventKind.Erase:
                var key = new Value[table.TableType.Indices.Length];
                if (!ValueFromData.TryKey(context, change.Key, table.TableType, key) || !table.Contains(key))
                    break;
                _isApplying = true;
                table.Delete(context, key);
                _isApplying = false;
                break;
            default:
                break; // the table knows itself when an entry is old
        }
    }

    /// <summary>Another engine of the process has changed its table.</summary>
    public void Note(StoreEvent change) => tables.Note(this, change);

    void ITableObserver.OnChange(TableVal changed, TableChange change, ReadOnlySpan<Value> key, Value value, Value previous)
    {
        if (_isApplying)
        {
            _isApplying = false;
            return;
        }

        if (_store is null || change == TableChange.Expired)
            return;
        if (!DataFromValue.TryKey(key, out var index) || !TryValue(value, out var data))
        {
            context.Reporter.Error($"an entry of {name} cannot be converted to Broker data and is not kept in store {StoreName}");
            return;
        }

        var isGone = change == TableChange.Removed;
        var span = isGone ? null : StoreFunctions.Expiry(table.TimeLeft(context, key) ?? 0);
        StoreFunctions.Forget(isGone ? _store.EraseAsync(index) : _store.PutAsync(index, data, span));
        var kind = isGone ? StoreEventKind.Erase : StoreEventKind.Update;
        BrokerService.Of(context).Node.Tell(this, new StoreEvent(kind, StoreName, index, default, data, span, _store.Id));
    }

    private void Assign(BrokerData index, BrokerData data, bool isOld)
    {
        var key = new Value[table.TableType.Indices.Length];
        Value value = default;
        if (!ValueFromData.TryKey(context, index, table.TableType, key)
            || (table.TableType.Yield is { } yield && !ValueFromData.TryConvert(context, data, yield, out value)))
        {
            context.Reporter.Error($"an entry of store {StoreName} does not fit the table {name}: {index} -> {data}");
            return;
        }

        _isApplying = true;
        if (isOld)
            table.Restore(context, key, value);
        else
            table.Assign(context, key, value);
        _isApplying = false;
    }

    private bool TryValue(Value value, out BrokerData data)
    {
        data = default;
        return table.TableType.IsSet || DataFromValue.TryConvert(value, out data);
    }

    // What this process does, its tables know.
    private void OnChanged(StoreEvent change)
    {
        if (change.Publisher.Endpoint != BrokerService.Of(context).Endpoint.Id)
            tables.Note(this, change);
    }
}
