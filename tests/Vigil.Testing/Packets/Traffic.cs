using System.Text;
using Vigil.Packets.Decoding;

namespace Vigil.Testing.Packets;

/// <summary>Whole conversations between hosts, packet by packet, for captures that tests make themselves.</summary>
/// <remarks>
/// All segments of one turn carry the same time, so that the time of every message is independent of
/// <see cref="SegmentSize"/>.
/// </remarks>
public sealed class Traffic
{
    private const double FirstTime = 1_700_000_000;

    private readonly List<(double Time, byte[] Frame)> _packets = [];

    /// <summary>Largest payload of a TCP segment.</summary>
    public int SegmentSize { get; init; } = 1460;

    /// <summary>A TCP connection from handshake to both FINs; turns begin with <c>&gt;</c> (client) or <c>&lt;</c> (server).</summary>
    public Traffic Tcp(string client, int clientPort, string server, int serverPort, double start, params string[] turns)
    {
        uint here = 1000, there = 5000;
        var time = start;
        void Send(bool fromClient, TcpFlags flags, byte[] payload)
        {
            var segment = fromClient
                ? PacketBuilder.Tcp(client, clientPort, server, serverPort, here, (flags & TcpFlags.Ack) != 0 ? there : 0, flags, payload)
                : PacketBuilder.Tcp(server, serverPort, client, clientPort, there, here, flags, payload);
            Add(time, fromClient ? client : server, fromClient ? server : client, IpProtocol.Tcp, segment);
            var length = (uint)payload.Length + ((flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0);
            if (fromClient)
                here += length;
            else
                there += length;
        }

        Send(true, TcpFlags.Syn, []);
        time += 0.001;
        Send(false, TcpFlags.Syn | TcpFlags.Ack, []);
        time += 0.001;
        Send(true, TcpFlags.Ack, []);
        foreach (var turn in turns)
        {
            time += 0.010;
            var fromClient = turn[0] == '>';
            foreach (var part in Encoding.Latin1.GetBytes(turn[1..]).Chunk(SegmentSize))
                Send(fromClient, TcpFlags.Ack | TcpFlags.Psh, part);
            time += 0.001;
            Send(!fromClient, TcpFlags.Ack, []);
        }

        time += 0.010;
        Send(true, TcpFlags.Ack | TcpFlags.Fin, []);
        time += 0.001;
        Send(false, TcpFlags.Ack | TcpFlags.Fin, []);
        time += 0.001;
        Send(true, TcpFlags.Ack, []);
        return this;
    }

    /// <summary>A datagram.</summary>
    public Traffic Udp(string source, int sourcePort, string destination, int destinationPort, double time, byte[] payload)
    {
        Add(time, source, destination, IpProtocol.Udp, PacketBuilder.Udp(source, sourcePort, destination, destinationPort, payload));
        return this;
    }

    /// <summary>A frame of any kind.</summary>
    public Traffic Frame(double time, byte[] frame)
    {
        _packets.Add((time, frame));
        return this;
    }

    /// <summary>The packets in order of time, without those that <paramref name="isLost"/> names by their place.</summary>
    public byte[] ToPcap(Predicate<int>? isLost = null)
    {
        var capture = new CaptureBuilder();
        var place = 0;
        foreach (var (time, frame) in _packets.OrderBy(static p => p.Time))
        {
            if (isLost?.Invoke(place++) == true)
                continue;
            capture.Add(frame, (uint)(FirstTime + Math.Floor(time)), (uint)Math.Round((time - Math.Floor(time)) * 1e6));
        }

        return capture.ToPcap();
    }

    private void Add(double time, string source, string destination, byte protocol, byte[] segment) =>
        _packets.Add((time, PacketBuilder.Ethernet(0x0800, PacketBuilder.Ipv4(source, destination, protocol, segment))));
}
