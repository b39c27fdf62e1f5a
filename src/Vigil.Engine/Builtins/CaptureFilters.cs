using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Engine.Builtins;

/// <summary>Capture filters of one engine. Only filters that let everything pass are understood; others are refused in words.</summary>
internal sealed class CaptureFilters
{
    private readonly Dictionary<long, string> _filters = [];

    /// <summary>Why the last request failed.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The filters of an engine.</summary>
    public static CaptureFilters Of(EngineContext context)
    {
        if (context.Find<CaptureFilters>() is { } present)
            return present;
        var filters = new CaptureFilters();
        context.AddService(filters);
        return filters;
    }

    /// <summary>Prepares a filter.</summary>
    public bool Prepare(long id, string filter)
    {
        if (filter.Trim() is not ("" or "ip or not ip"))
        {
            Error = $"capture filter '{filter}' cannot be applied: this version reads all packets of a capture";
            return false;
        }

        _filters[id] = filter;
        return true;
    }

    /// <summary>Puts a prepared filter to use.</summary>
    public bool Install(long id)
    {
        if (_filters.ContainsKey(id))
            return true;
        Error = $"no capture filter was prepared under number {id}";
        return false;
    }
}

/// <summary>Built-in functions on capture filters.</summary>
internal static class CaptureFilterFunctions
{
    /// <summary>Prepares a filter.</summary>
    [Builtin("Pcap::precompile_pcap_filter", "function(id: PcapFilterID, s: string): bool")]
    public static bool Prepare(EngineContext context, long id, ByteString s) => CaptureFilters.Of(context).Prepare(id, s.ToString());

    /// <summary>Puts a prepared filter to use.</summary>
    [Builtin("Pcap::install_pcap_filter", "function(id: PcapFilterID): bool")]
    public static bool Install(EngineContext context, long id) => CaptureFilters.Of(context).Install(id);

    /// <summary>Why the last request failed.</summary>
    [Builtin("Pcap::error", "function(): string")]
    public static ByteString Error(EngineContext context) => ByteString.From(CaptureFilters.Of(context).Error);
}
