using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Engine.Builtins;

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

    /// <summary>What became of a prepared filter, in words.</summary>
    [Builtin("Pcap::get_filter_state_string", "function(id: PcapFilterID): string")]
    public static ByteString StateText(EngineContext context, long id) =>
        ByteString.From(CaptureFilters.Of(context).StateOf(id) switch { null => "uninitialized", "" => "ok", var error => error });

    /// <summary>What became of a prepared filter.</summary>
    [Builtin("Pcap::get_filter_state", "function(id: PcapFilterID): Pcap::filter_state")]
    public static long State(EngineContext context, long id) => CaptureFilters.Of(context).StateOf(id) == "" ? Fine : Broken;

    // Pcap::ok and Pcap::fatal
    private const long Fine = 0;
    private const long Broken = 1;
}
