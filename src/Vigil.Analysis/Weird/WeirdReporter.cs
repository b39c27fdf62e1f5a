using Vigil.Analysis.Connections;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Weird;

/// <summary>Turns weirds of decoders, connections, files and scripts into events, thinned out where there are many.</summary>
public sealed class WeirdReporter(EngineContext engine) : IConnectionWeirds, IWeirdSink
{
    // Host pairs whose weirds are counted; beyond this the count starts over for all.
    private const int FlowCap = 100_000;

    // Different names that are counted one by one.
    private const int NameCap = 10_000;

    private readonly WeirdEvents _events = WeirdEvents.Of(engine);
    private readonly WeirdSampler _network = new();
    private readonly Dictionary<(Addr Source, Addr Destination), WeirdSampler> _flows = [];
    private readonly Dictionary<string, long> _byName = [];
    private double _flowsSince;
    private double _networkSince;

    /// <summary>How weirds are thinned out.</summary>
    public WeirdSampling Sampling { get; } = new();

    /// <summary>Weirds so far, whether reported or thinned out.</summary>
    public long Count { get; private set; }

    /// <summary>The same by name.</summary>
    public IReadOnlyDictionary<string, long> ByName => _byName;

    /// <inheritdoc/>
    public void ConnectionWeird(Connection connection, string name, string addl, string source)
    {
        Note(name);
        if (!_events.HasConnection)
            return;
        var allowed = Sampling.Global.Contains(name)
            ? AllowsNetwork(name)
            : connection.Weirds.Allows(name, Sampling);
        if (allowed)
            _events.Connection(name, connection, addl, source);
    }

    /// <inheritdoc/>
    public void NetWeird(string name, string addl = "", string source = "")
    {
        Note(name);
        if (_events.HasNetwork && AllowsNetwork(name))
            _events.Network(name, addl, source);
    }

    /// <inheritdoc/>
    public void FlowWeird(string name, Addr source, Addr destination, string addl = "", string analyzer = "")
    {
        Note(name);
        if (!_events.HasFlow)
            return;
        if (_flows.Count > FlowCap || engine.Now.Seconds > _flowsSince + Sampling.Duration)
        {
            _flows.Clear();
            _flowsSince = engine.Now.Seconds;
        }

        var pair = source.CompareTo(destination) <= 0 ? (source, destination) : (destination, source);
        if (!_flows.TryGetValue(pair, out var sampler))
            _flows.Add(pair, sampler = new());
        if (sampler.Allows(name, Sampling))
            _events.Flow(name, source, destination, addl, analyzer);
    }

    /// <summary>Notes odd content of a file.</summary>
    public void FileWeird(string name, Value file, string addl = "", string source = "")
    {
        Note(name);
        if (_events.HasFile && AllowsNetwork(name))
            _events.File(name, file, addl, source);
    }

    /// <summary>Notes odd traffic of a connection that is gone.</summary>
    public void ExpiredConnectionWeird(string name, Value id, string uid, string addl = "", string source = "")
    {
        Note(name);
        if (_events.HasExpired && AllowsNetwork(name))
            _events.Expired(name, id, uid, addl, source);
    }

    private void Note(string name)
    {
        Count++;

        // Scripts can make names up; those beyond the cap count in the total only.
        if (_byName.Count < NameCap || _byName.ContainsKey(name))
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_byName, name, out _)++;
    }

    private bool AllowsNetwork(string name)
    {
        if (engine.Now.Seconds > _networkSince + Sampling.Duration)
        {
            _network.Clear();
            _networkSince = engine.Now.Seconds;
        }

        return _network.Allows(name, Sampling);
    }
}
