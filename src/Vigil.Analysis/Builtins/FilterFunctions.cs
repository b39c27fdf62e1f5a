using Vigil.Analysis.Connections;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;

namespace Vigil.Analysis.Builtins;

/// <summary>Packets that scripts want dropped before analysis, all or with some probability; segments with one of the flags pass.</summary>
public static class FilterFunctions
{
    /// <summary>Drops packets from an address.</summary>
    [Builtin("install_src_addr_filter", "function(ip: addr, tcp_flags: count, prob: double): bool")]
    public static bool AddSource(EngineContext context, Addr ip, ulong tcpFlags, double prob) => Add(context, ip, true, tcpFlags, prob);

    /// <summary>Drops packets from a subnet.</summary>
    [Builtin("install_src_net_filter", "function(snet: subnet, tcp_flags: count, prob: double): bool")]
    public static bool AddSourceNet(EngineContext context, Subnet snet, ulong tcpFlags, double prob) => Add(context, snet, true, tcpFlags, prob);

    /// <summary>Drops packets to an address.</summary>
    [Builtin("install_dst_addr_filter", "function(ip: addr, tcp_flags: count, prob: double): bool")]
    public static bool AddDestination(EngineContext context, Addr ip, ulong tcpFlags, double prob) => Add(context, ip, false, tcpFlags, prob);

    /// <summary>Drops packets to a subnet.</summary>
    [Builtin("install_dst_net_filter", "function(snet: subnet, tcp_flags: count, prob: double): bool")]
    public static bool AddDestinationNet(EngineContext context, Subnet snet, ulong tcpFlags, double prob) =>
        Add(context, snet, false, tcpFlags, prob);

    /// <summary>Lets packets from an address pass again.</summary>
    [Builtin("uninstall_src_addr_filter", "function(ip: addr): bool")]
    public static bool RemoveSource(EngineContext context, Addr ip) => Filter(context)?.Remove(ip, true) ?? false;

    /// <summary>Lets packets from a subnet pass again.</summary>
    [Builtin("uninstall_src_net_filter", "function(snet: subnet): bool")]
    public static bool RemoveSourceNet(EngineContext context, Subnet snet) => Filter(context)?.Remove(snet, true) ?? false;

    /// <summary>Lets packets to an address pass again.</summary>
    [Builtin("uninstall_dst_addr_filter", "function(ip: addr): bool")]
    public static bool RemoveDestination(EngineContext context, Addr ip) => Filter(context)?.Remove(ip, false) ?? false;

    /// <summary>Lets packets to a subnet pass again.</summary>
    [Builtin("uninstall_dst_net_filter", "function(snet: subnet): bool")]
    public static bool RemoveDestinationNet(EngineContext context, Subnet snet) => Filter(context)?.Remove(snet, false) ?? false;

    private static bool Add(EngineContext context, Addr address, bool isSource, ulong flags, double probability)
    {
        Filter(context)?.Add(address, isSource, flags, probability);
        return true;
    }

    private static bool Add(EngineContext context, Subnet net, bool isSource, ulong flags, double probability)
    {
        Filter(context)?.Add(net, isSource, flags, probability);
        return true;
    }

    private static TrafficFilter? Filter(EngineContext context) => context.Find<ConnectionTracker>()?.RequireFilter();
}
