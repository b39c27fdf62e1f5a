using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Timing;

namespace Vigil.Analysis.Tree;

/// <summary>Connections that are to come, and the analyzers they shall get (<c>Analyzer::schedule_analyzer</c>).</summary>
internal sealed class AnalyzerExpectations(EngineContext engine)
{
    // Traffic may announce connections that never come (FTP, IRC); the oldest make room.
    private const int Cap = 100_000;

    private readonly Dictionary<Place, List<Expected>> _expected = [];
    private readonly Queue<Place> _order = new();

    private DetectionEvents? _events;

    /// <summary>Places at which something is expected, whether or not it may still come.</summary>
    public int Count => _expected.Count;

    /// <summary>Adds an expectation; one that is there already is prolonged.</summary>
    public void Add(Addr orig, Addr resp, Port port, AnalyzerDescriptor analyzer, double timeout)
    {
        DropExpired();
        var place = new Place(IsAny(orig) ? default : orig, resp, port);
        if (!_expected.TryGetValue(place, out var list))
        {
            while (_order.Count >= Cap)
                _expected.Remove(_order.Dequeue());
            _expected.Add(place, list = []);
            _order.Enqueue(place);
        }

        list.RemoveAll(e => e.Analyzer == analyzer || e.Until < engine.Now);
        list.Add(new(analyzer, engine.Now + timeout));
    }

    /// <summary>Gives a new connection what is expected of it.</summary>
    public void Apply(TrackedConnection connection, AnalyzerRegistry registry)
    {
        if (_expected.Count == 0)
            return;
        Apply(connection, registry, new(connection.OrigAddr, connection.RespAddr, connection.RespPort));
        Apply(connection, registry, new(default, connection.RespAddr, connection.RespPort));
        // Passive and active roles may be exchanged: the announced end may be the one that calls.
        Apply(connection, registry, new(connection.RespAddr, connection.OrigAddr, connection.OrigPort));
        Apply(connection, registry, new(default, connection.OrigAddr, connection.OrigPort));
    }

    // From the oldest on, to the first that may still come; one that was prolonged holds up those behind it, which the cap allows.
    private void DropExpired()
    {
        while (_order.TryPeek(out var place))
        {
            if (_expected.TryGetValue(place, out var list))
            {
                if (list[^1].Until >= engine.Now)
                    return;
                _expected.Remove(place);
            }

            _order.Dequeue();
        }
    }

    private static bool IsAny(Addr address) => address == default || address == Addr.V4(0);

    private void Apply(TrackedConnection connection, AnalyzerRegistry registry, Place place)
    {
        if (!_expected.Remove(place, out var list))
            return;
        _events ??= DetectionEvents.Of(engine);
        foreach (var expected in list)
        {
            if (expected.Until < connection.StartTime || !registry.IsEnabled(expected.Analyzer))
                continue;
            connection.RequireTree().Attach(expected.Analyzer);
            var tag = registry.TagOf(expected.Analyzer);
            if (tag.IsSet)
                _events.ScheduledApplied(connection, tag);
        }
    }

    private readonly record struct Place(Addr Orig, Addr Resp, Port Port);

    private readonly record struct Expected(AnalyzerDescriptor Analyzer, NetworkTime Until);
}
