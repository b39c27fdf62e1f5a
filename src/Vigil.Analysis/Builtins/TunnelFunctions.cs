using Vigil.Analysis.Udp;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Builtins;

/// <summary>Forgets what is known of the tunnels that connections carry.</summary>
internal static class TunnelFunctions
{
    /// <summary>Forgets that a connection carries GTP; it begins anew with the next packet of it.</summary>
    /// <returns>Whether it was known to.</returns>
    [Builtin("PacketAnalyzer::GTPV1::remove_gtpv1_connection", "function(cid: conn_id): bool")]
    public static bool RemoveGtpV1(EngineContext context, RecordVal cid) => Forget(context, cid);

    /// <summary>Forgets that a connection carries Teredo; it begins anew with the next packet of it.</summary>
    /// <returns>Whether it was known to.</returns>
    [Builtin("PacketAnalyzer::TEREDO::remove_teredo_connection", "function(cid: conn_id): bool")]
    public static bool RemoveTeredo(EngineContext context, RecordVal cid) => Forget(context, cid);

    private static bool Forget(EngineContext context, RecordVal cid)
    {
        if (ConnectionFunctions.Find(context, cid) is not UdpConnection connection || (connection.Progress & TunnelProgress.Known) == 0)
            return false;
        connection.Progress = TunnelProgress.None;
        return true;
    }
}
