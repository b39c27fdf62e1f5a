using Vigil.Broker;
using Vigil.Cluster.Tables;

namespace Vigil.Cluster.Messaging;

/// <summary>The Broker endpoint of the process: made when an engine first needs it, closed when the last one ends.</summary>
/// <remarks>Engines of one process are one node to others. May be used by any thread.</remarks>
public sealed class BrokerNode
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Address, int Port), int> _listeners = [];
    private BrokerContext? _context;
    private Endpoint? _endpoint;
    private int _users;
    private volatile StoreTable[] _tables = [];

    /// <summary>Whether some engine has made the endpoint.</summary>
    public bool IsOpen => Volatile.Read(ref _endpoint) is not null;

    /// <summary>Takes part in the endpoint.</summary>
    /// <param name="options">Its options, if it is not there yet.</param>
    /// <param name="isFirst">Whether nobody took part before: whoever is first tells of what happens to peers.</param>
    public Endpoint Join(Func<BrokerOptions> options, out bool isFirst)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_gate)
        {
            isFirst = _users++ == 0;
            _context ??= new BrokerContext();
            return _endpoint ??= _context.Spawn(options());
        }
    }

    /// <summary>Takes part no longer. The last one waits until what is under way has been sent.</summary>
    public void Leave()
    {
        BrokerContext? context;
        lock (_gate)
        {
            if (--_users > 0)
                return;
            context = _context;
            (_context, _endpoint) = (null, null);
            _listeners.Clear();
        }

        context?.Dispose();
    }

    /// <summary>Adds an engine's table that is kept in a store.</summary>
    internal void Add(StoreTable table)
    {
        lock (_gate)
            _tables = [.. _tables, table];
    }

    /// <summary>Removes such a table.</summary>
    internal void Remove(StoreTable table)
    {
        lock (_gate)
            _tables = Array.FindAll(_tables, candidate => candidate != table);
    }

    /// <summary>Tells the other engines of the process what one has changed: the store tells of changes by other processes only.</summary>
    internal void Tell(StoreTable from, StoreEvent change)
    {
        foreach (var table in _tables)
        {
            if (table != from && table.StoreName == from.StoreName)
                table.Note(change);
        }
    }

    /// <summary>Listens at an address and port, once for all engines that ask for it.</summary>
    /// <param name="address">The local address; empty for all.</param>
    /// <param name="port">The port; 0 for one that the system chooses.</param>
    /// <param name="listen">Listens.</param>
    /// <returns>The port.</returns>
    /// <exception cref="BrokerException">It is not to be had.</exception>
    public int Listen(string address, int port, Func<int> listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        lock (_gate)
        {
            if (port != 0 && _listeners.TryGetValue((address, port), out var present))
                return present;
            var bound = listen();
            _listeners[(address, bound)] = bound;
            return bound;
        }
    }
}
