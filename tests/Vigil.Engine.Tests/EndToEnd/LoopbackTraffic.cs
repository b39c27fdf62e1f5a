using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Exchanges between two sockets of this process, over the loopback interface.</summary>
internal static class LoopbackTraffic
{
    /// <summary>A DNS question and its answer.</summary>
    /// <returns>The ports of client and server.</returns>
    public static async Task<(int Client, int Server)> AskAsync(string name, string clientAddress = "127.0.0.1")
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = new UdpClient(new IPEndPoint(IPAddress.Parse(clientAddress), 0));
        var (there, here) = (Port(server.Client), Port(client.Client));
        await client.SendAsync(DnsBuilder.Query(7, name, 1), new IPEndPoint(IPAddress.Loopback, there));
        var question = await server.ReceiveAsync();
        await server.SendAsync(DnsBuilder.Response(7, name, 1, DnsBuilder.Answer(1, 60, [192, 0, 2, 1])), question.RemoteEndPoint);
        await client.ReceiveAsync();
        return (here, there);
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
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: live.test\r\n\r\n"));
        var buffer = new byte[1 << 16];
        Assert.True(await server.GetStream().ReadAsync(buffer) > 0);
        var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n");
        await server.GetStream().WriteAsync((byte[])[.. answer, .. Enumerable.Repeat((byte)'v', length)]);
        for (var left = answer.Length + length; left > 0;)
            left -= await client.GetStream().ReadAsync(buffer);
        var ports = (Port(client.Client), Port(server.Client));
        client.Client.Shutdown(SocketShutdown.Send);
        server.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await client.GetStream().ReadAsync(buffer));
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
