using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Udp;

internal sealed partial class UdpConnection : ITunnelCarrier
{
    /// <inheritdoc/>
    public TunnelProgress Progress { get; set; }

    /// <inheritdoc/>
    public void ConfirmTunnel(string analyzer) => Services.Detection.TunnelConfirmed(this, analyzer);

    /// <inheritdoc/>
    public void TunnelViolation(string analyzer, string reason) => Services.Detection.TunnelViolated(this, analyzer, reason);


    // A tunnel over this port takes the datagram; otherwise it is payload of an application.
    private void OnDatagram(ReadOnlySpan<byte> data, Direction direction, int wireLength, ref readonly DecodedPacket packet)
    {
        if (Tracker.Tunnels is { } tunnels)
        {
            var port = tunnels.HandlesUdpPort(RespPort.Number) ? RespPort.Number
                : tunnels.HandlesUdpPort(OrigPort.Number) ? OrigPort.Number
                : -1;
            if (port >= 0)
            {
                var ends = new TunnelEndpoints(OrigAddr, RespAddr, OrigPort, RespPort, Uid) { Carrier = this, Direction = direction };
                if (tunnels.DecodeUdpTunnel(port, in packet, data, in ends))
                    return;
            }
        }

        var tree = RequireTree();
        tree.SeePacket(in packet, direction);
        tree.Packet(data, direction, wireLength);
    }
}
