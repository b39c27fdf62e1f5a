using Vigil.Analysis.Connections;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>Hosts and networks that scripts want passed over.</summary>
public static class HostFilterFunctions
{
    /// <summary>Drops packets from a host.</summary>
    [Builtin("install_src_addr_filter", "function(ip: addr, tcp_flags: count, prob: double): bool")]
    public static bool InstallSource(EngineContext context, Addr ip, ulong flags, double prob) =>
        Install(context, true, Host(ip), flags, prob);

    /// <summary>Drops packets from a network.</summary>
    [Builtin("install_src_net_filter", "function(snet: subnet, tcp_flags: count, prob: double): bool")]
    public static bool InstallSourceNet(EngineContext context, Subnet snet, ulong flags, double prob) =>
        Install(context, true, snet, flags, prob);

    /// <summary>Drops packets to a host.</summary>
    [Builtin("install_dst_addr_filter", "function(ip: addr, tcp_flags: count, prob: double): bool")]
    public static bool InstallDestination(EngineContext context, Addr ip, ulong flags, double prob) =>
        Install(context, false, Host(ip), flags, prob);

    /// <summary>Drops packets to a network.</summary>
    [Builtin("install_dst_net_filter", "function(snet: subnet, tcp_flags: count, prob: double): bool")]
    public static bool InstallDestinationNet(EngineContext context, Subnet snet, ulong flags, double prob) =>
        Install(context, false, snet, flags, prob);

    /// <summary>Lets packets from a host through again.</summary>
    [Builtin("uninstall_src_addr_filter", "function(ip: addr): bool")]
    public static bool UninstallSource(EngineContext context, Addr ip) => Uninstall(context, true, Host(ip));

    /// <summary>Lets packets from a network through again.</summary>
    [Builtin("uninstall_src_net_filter", "function(snet: subnet): bool")]
    public static bool UninstallSourceNet(EngineContext context, Subnet snet) => Uninstall(context, true, snet);

    /// <summary>Lets packets to a host through again.</summary>
    [Builtin("uninstall_dst_addr_filter", "function(ip: addr): bool")]
    public static bool UninstallDestination(EngineContext context, Addr ip) => Uninstall(context, false, Host(ip));

    /// <summary>Lets packets to a network through again.</summary>
    [Builtin("uninstall_dst_net_filter", "function(snet: subnet): bool")]
    public static bool UninstallDestinationNet(EngineContext context, Subnet snet) => Uninstall(context, false, snet);

    private static Subnet Host(Addr ip) => new(ip, 128);

    private static bool Install(EngineContext context, bool isSource, Subnet net, ulong flags, double probability)
    {
        var connections = context.Service<ConnectionTracker>();
        connections.PassedOver ??= new HostFilter(context.Find<RandomSource>() ?? new());
        connections.PassedOver.Add(isSource, net, flags, probability);
        return true;
    }

    private static bool Uninstall(EngineContext context, bool isSource, Subnet net) =>
        context.Service<ConnectionTracker>().PassedOver?.Remove(isSource, net) ?? false;
}
