using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Udp;

internal sealed partial class UdpConnection
{
    // A tunnel over this port takes the datagram; otherwise it is payload of an application.
    private void OnDatagram(ReadOnlySpan<byte> data, Direction direction, int wireLength, ref readonly DecodedPacket packet)
    {
        if (Tracker.Tunnels is { } tunnels)
        {
            var port = tunnels.HandlesUdpPort(RespPort.Number) ? RespPort.Number
                : tunnels.HandlesUdpPort(OrigPort.Number) ? OrigPort.Number
                : -1;
            if (port >= 0 && tunnels.DecodeUdpTunnel(port, in packet, data, new(OrigAddr, RespAddr, OrigPort, RespPort, Uid)))
                return;
        }

        var tree = RequireTree();
        tree.SeePacket(in packet, direction);
        tree.Packet(data, direction, wireLength);
    }
}
