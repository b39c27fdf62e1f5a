using System.Collections.Concurrent;
using Vigil.Broker;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime;

namespace Vigil.Cluster.Tables;

/// <summary>Tables of one engine that are kept in a store or shared with other nodes, because their attributes say so.</summary>
/// <remarks>
/// Bound once, before scripts start: a table that a script assigns to the variable later is another one, and stays here.
/// </remarks>
public sealed class SharedTables : IOutsideSource
{
    /// <summary>Before the table's name, in the name of the store behind <c>&amp;backend</c>.</summary>
    private const string BackendStore = "___sync_store_";

    private readonly EngineContext _context;
    private readonly Dictionary<string, StoreTable> _stored = [];
    private readonly List<PublishedTable> _published = [];
    private readonly ConcurrentQueue<(StoreTable Table, StoreEvent Change)> _changes = new();

    private SharedTables(EngineContext context) => _context = context;

    /// <summary>Binds the tables of an engine; without any, nothing happens.</summary>
    public static void Bind(EngineContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var program = ScriptRuntime.Of(context).Program;
        if (program.SharedTables.Count == 0)
            return;
        var tables = new SharedTables(context);
        context.AddService(tables);
        context.Outside.Add(tables);
        context.Events.AfterDrain += tables.Tick;
        foreach (var name in program.SharedTables)
        {
            if (program.FindGlobal(name) is { Slot: >= 0 and var slot } && context.Globals[slot].Object is TableVal { Attributes.Sharing: { } sharing } table)
                tables.Bind(name, table, sharing);
        }
    }

    /// <inheritdoc/>
    public bool HoldsFirstPacket => false;

    /// <inheritdoc/>
    public bool Deliver()
    {
        while (_changes.TryDequeue(out var next))
            next.Table.Apply(next.Change);
        return false;
    }

    /// <inheritdoc/>
    public void Close()
    {
        Flush();
        foreach (var table in _stored.Values)
            table.Detach();
    }

    /// <summary>A store is there: a table may have waited for it.</summary>
    internal void Opened(Store store) => _stored.GetValueOrDefault(store.Name)?.Attach(store);

    /// <summary>Changes that another node publishes are being applied: they are not published again.</summary>
    internal bool IsApplying { get; set; }

    /// <summary>A store has changed, told on any thread.</summary>
    internal void Note(StoreTable table, StoreEvent change)
    {
        _changes.Enqueue((table, change));
        _context.Outside.Signal();
    }

    private void Bind(string name, TableVal table, TableSharing sharing)
    {
        if (sharing.Publish?.Invoke(_context).Object is RecordVal settings)
        {
            var published = new PublishedTable(_context, this, name, settings);
            _published.Add(published);
            table.Observe(published);
        }

        if (sharing.Store?.Invoke(_context) is { IsSet: true } store)
            AddStored(store.AsString().ToString(), name, table);
        else if (sharing.Backend?.Invoke(_context) is { IsSet: true } backend)
            OpenBackend(AddStored(BackendStore + name, name, table), backend);
    }

    private StoreTable AddStored(string store, string name, TableVal table)
    {
        var stored = new StoreTable(_context, this, store, name, table);
        if (_stored.TryAdd(store, stored))
            table.Observe(stored);
        else
            _context.Reporter.Error($"two tables are to be kept in the store {store}; {name} is not");
        return stored;
    }

    // The manager, or a node by itself, has the last word and keeps the file; the others have copies.
    private void OpenBackend(StoreTable table, Value backend)
    {
        var names = _context.Service<IScriptNames>();
        var endpoint = BrokerService.Of(_context).Endpoint;
        if (!names.Bool("Broker::table_store_master", true))
        {
            Opened(endpoint.AttachClone(table.StoreName));
            return;
        }

        var isFile = ((EnumType)backend.Type).NameOf(backend.AsInt()) == "Broker::SQLITE";
        var path = Path.Combine(names.Text("Broker::table_store_db_directory", "."), table.StoreName + ".sqlite");
        try
        {
            Opened(endpoint.AttachMaster(table.StoreName, isFile ? StoreBackend.Sqlite : StoreBackend.Memory, new StoreOptions { Path = isFile ? path : null }));
        }
        catch (BrokerException error)
        {
            _context.Reporter.Error($"Could not create Broker master store '{table.StoreName}': {error.Message}");
        }
    }

    private void Tick()
    {
        var now = _context.Now.Seconds;
        foreach (var table in _published)
            table.SendIfDue(now);
    }

    private void Flush()
    {
        foreach (var table in _published)
            table.Send();
    }
}
