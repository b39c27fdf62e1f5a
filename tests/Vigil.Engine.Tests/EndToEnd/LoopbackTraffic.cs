using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Exchanges between two sockets of this process, over the loopback interface.</summary>
internal static class LoopbackTraffic
{
    /// <summary>The address that answers questions.</summary>
    public const string NameServer = "127.0.53.53";

    private const int NamePort = 5353; // one that is known for DNS, and that everyone may use

    /// <summary>A DNS question and its answer.</summary>
    /// <returns>The client's port.</returns>
    public static async Task<int> AskAsync(string name, string clientAddress = "127.0.0.1")
    {
        var address = new IPEndPoint(IPAddress.Parse(NameServer), NamePort);
        using var server = new UdpClient(AddressFamily.InterNetwork);
        server.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); // others may hear all addresses
        server.Client.Bind(address);
        using var client = new UdpClient(new IPEndPoint(IPAddress.Parse(clientAddress), 0));
        await client.SendAsync(DnsBuilder.Query(7, name, 1), address);
        var question = await server.ReceiveAsync();
        await server.SendAsync(DnsBuilder.Response(7, name, 1, DnsBuilder.Answer(1, 60, [192, 0, 2, 1])), question.RemoteEndPoint);
        await client.ReceiveAsync();
        return Port(client.Client);
    }

    /// <summary>An HTTP request and a response of so many octets, on a connection that is closed in order.</summary>
    /// <returns>The ports of client and server.</returns>
    public static async Task<(int Client, int Server)> FetchAsync(string path, int length)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var server = await listener.AcceptTcpClientAsync();
        var (near, far) = (client.GetStream(), server.GetStream());
        await near.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: live.test\r\n\r\n"));
        var buffer = new byte[1 << 16];
        Assert.True(await far.ReadAsync(buffer) > 0);
        var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n");
        await far.WriteAsync((byte[])[.. answer, .. Enumerable.Repeat((byte)'v', length)]);
        for (var left = answer.Length + length; left > 0;)
            left -= await near.ReadAsync(buffer);
        var ports = (Port(client.Client), Port(server.Client));
        client.Client.Shutdown(SocketShutdown.Send);
        server.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await near.ReadAsync(buffer));
        return ports;
    }

    /// <summary>Datagrams to a port where nobody need listen.</summary>
    public static void Flood(int count, int length)
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var sender = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var target = (IPEndPoint)receiver.Client.LocalEndPoint!; // it is bound
        var datagram = new byte[length];
        for (var i = 0; i < count; i++)
            sender.Send(datagram, target);
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port; // it is bound
}
