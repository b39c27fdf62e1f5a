using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>A small office: web pages, names, a shell, from several hosts.</summary>
internal static class SampleTraffic
{
    public const int Hosts = 6;

    private const ushort TypeA = 1;

    public static byte[] Capture(int segmentSize = 1460)
    {
        var traffic = new Traffic { SegmentSize = segmentSize };
        for (var host = 1; host <= Hosts; host++)
        {
            var client = $"10.0.0.{host}";
            var start = host * 0.25;
            var id = (ushort)(100 + host);
            var name = $"www{host}.example.org";
            traffic
                .Udp(client, 5300 + host, "10.0.1.53", 53, start, DnsBuilder.Query(id, name, TypeA))
                .Udp("10.0.1.53", 53, client, 5300 + host, start + 0.02,
                    DnsBuilder.Response(id, name, TypeA, DnsBuilder.Answer(TypeA, 300, [10, 0, 2, (byte)host])))
                .Tcp(client, 40000 + host, $"10.0.2.{host}", 80, start + 0.05,
                    $">GET /page{host}?q=1 HTTP/1.1\r\nHost: {name}\r\nUser-Agent: probe/1.0\r\n\r\n",
                    $"<HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3014\r\n\r\n<html>{new string('x', 3000)}\n</html>",
                    $">GET /none HTTP/1.1\r\nHost: {name}\r\nUser-Agent: probe/1.0\r\n\r\n",
                    "<HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nsorry")
                .Tcp(client, 50000 + host, "10.0.3.22", 22, start + 0.1, "<SSH-2.0-door_1\r\n", ">SSH-2.0-key_2\r\n");
        }

        return traffic.ToPcap();
    }
}
