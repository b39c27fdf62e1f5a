using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

internal static class Ports
{
    /// <summary>A port on which nobody listens at the moment.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
