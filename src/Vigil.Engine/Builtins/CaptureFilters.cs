using Vigil.Core;
using Vigil.Packets.Capture;
using Vigil.Packets.Capture.Filtering;

namespace Vigil.Engine.Builtins;

/// <summary>Capture filters of one engine: those that scripts have prepared, and the one in force.</summary>
/// <remarks>Without packets there is nothing to filter; then every expression is taken as it is.</remarks>
internal sealed class CaptureFilters(bool hasPackets, PacketSource? source = null)
{
    private readonly Dictionary<long, Prepared> _filters = [];

    private PacketFilter? _inForce;

    /// <summary>Why the last request failed.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Packets that did not pass.</summary>
    public long Filtered { get; private set; }

    /// <summary>The filter in force; <see langword="null"/> if there is none.</summary>
    public string? Expression => _inForce?.Expression;

    /// <summary>The filters of an engine.</summary>
    public static CaptureFilters Of(EngineContext context)
    {
        if (context.Find<CaptureFilters>() is { } present)
            return present;
        var filters = new CaptureFilters(hasPackets: false);
        context.AddService(filters);
        return filters;
    }

    /// <summary>Prepares a filter.</summary>
    public bool Prepare(long id, string expression)
    {
        if (!hasPackets)
        {
            _filters[id] = new(expression, null, "");
            return true;
        }

        var filter = PacketFilter.Compile(expression, out var error);
        _filters[id] = new(expression, filter, error);
        if (filter is null)
            Error = error;
        return filter is not null;
    }

    /// <summary>Puts a prepared filter to use.</summary>
    public bool Install(long id)
    {
        if (!_filters.TryGetValue(id, out var prepared))
        {
            Error = $"no capture filter was prepared under number {id}";
            return false;
        }

        if (prepared.Error.Length > 0)
        {
            Error = prepared.Error;
            return false;
        }

        PutInForce(prepared.Filter is { PassesAll: false } filter ? filter : null);
        return true;
    }

    /// <summary>What became of a prepared filter: its error, empty if it is in order; <see langword="null"/> if there is none.</summary>
    public string? StateOf(long id) => _filters.TryGetValue(id, out var prepared) ? prepared.Error : null;

    /// <summary>Puts the filter of the command line to use, where no script has said anything.</summary>
    public void InstallUnlessFiltered(string expression)
    {
        if (_inForce is null && PacketFilter.Compile(expression, out _) is { PassesAll: false } filter)
            PutInForce(filter);
    }

    /// <summary>Whether a packet is to be analysed; one that is not is counted.</summary>
    public bool Accepts(in RawPacket packet)
    {
        if (_inForce is null || _inForce.Accepts(in packet))
            return true;
        Filtered++;
        return false;
    }

    // An interface need not deliver what is not wanted; what is in its ring already is looked at here.
    private void PutInForce(PacketFilter? filter)
    {
        _inForce = filter;
        source?.Filter(filter);
    }

    /// <summary>A filter that was prepared.</summary>
    private sealed record Prepared(string Expression, PacketFilter? Filter, string Error);
}
