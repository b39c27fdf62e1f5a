using System.Text;
using Vigil.Analysis.Tcp;
using Vigil.Analysis.Tests.Connections;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Tests.Tcp;

public sealed class TcpConnectionTests
{
    private const TcpFlags Push = TcpFlags.Ack | TcpFlags.Push;
    private const TcpFlags FinAck = TcpFlags.Ack | TcpFlags.Fin;

    [Fact]
    public void An_ordinary_connection_is_followed_from_handshake_to_end()
    {
        var t = new ConnectionFixture();
        t.Handshake();
        t.FromClient(Push, 101, 501, "hello"u8);
        t.FromServer(TcpFlags.Ack, 501, 106);
        t.FromServer(Push, 501, 106, "world!"u8);
        t.FromClient(FinAck, 106, 507);
        t.FromServer(FinAck, 507, 107, at: 2);
        var c = t.Connection;
        Assert.Equal("ShADadFf", c.History);
        Assert.Equal((5, 6), (c.SizeOf(Direction.Originator), c.SizeOf(Direction.Responder)));
        Assert.Equal(((int)TcpState.Closed, (int)TcpState.Closed), (c.StateOf(Direction.Originator), c.StateOf(Direction.Responder)));
        Assert.Equal("hello.", t.Recorder!.Originator.ToString());
        Assert.Equal("world!.", t.Recorder.Responder.ToString());
        Assert.Equal(4UL, c.Originator.Packets);
    }

    [Fact]
    public void A_stream_is_the_same_in_whatever_order_and_however_often_its_segments_come()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"{i:d3};")));
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            // Numbers that wrap within the stream.
            var start = unchecked((uint)-200);
            var t = new ConnectionFixture();
            t.Handshake(start);
            var pieces = Enumerable.Range(0, 60)
                .Select(_ => (At: random.Next(text.Length), Length: random.Next(1, 30)))
                .Append((At: 0, Length: 200)).Append((At: 150, Length: 250))
                .OrderBy(_ => random.Next()).ToList();
            foreach (var (at, length) in pieces)
                t.FromClient(Push, unchecked(start + 1 + (uint)at), 501, text.AsSpan(at, Math.Min(length, text.Length - at)));
            Assert.Equal(Encoding.ASCII.GetString(text), t.Recorder!.Originator.ToString());
        }
    }

    [Fact]
    public void What_was_acknowledged_but_not_seen_is_a_gap()
    {
        var t = new ConnectionFixture();
        t.Handshake();
        t.FromClient(Push, 101, 501, "aaa"u8);
        t.FromClient(Push, 108, 501, "bbb"u8);
        Assert.Equal("aaa", t.Recorder!.Originator.ToString());
        t.FromServer(TcpFlags.Ack, 501, 111);
        Assert.Equal("aaa<4>bbb", t.Recorder.Originator.ToString());
        Assert.Equal("ShADaG", t.Connection.History);
    }

    [Fact]
    public void What_waits_right_behind_a_gap_comes_with_it()
    {
        var t = new ConnectionFixture();
        t.Handshake();
        t.FromClient(Push, 101, 501, "aaa"u8);
        t.FromClient(Push, 108, 501, "bbb"u8);
        t.FromServer(TcpFlags.Ack, 501, 108);
        Assert.Equal("aaa<4>bbb", t.Recorder!.Originator.ToString());
    }

    [Fact]
    public void Data_that_fill_the_hole_before_a_fin_close_the_connection_at_that_moment()
    {
        var t = new ConnectionFixture();
        t.Handshake();
        t.FromServer(FinAck, 501, 101);
        t.FromClient(TcpFlags.Ack, 101, 502);
        t.FromClient(FinAck, 104, 502, "bbb"u8, at: 2);
        t.FromClient(Push, 101, 502, "aaa"u8, at: 3);
        t.FromServer(TcpFlags.Ack, 502, 108, at: 4);
        Assert.Equal("aaabbb.", t.Recorder!.Originator.ToString());
        Assert.Equal(3, t.Connection.LastTime.Seconds);
    }

    [Fact]
    public void An_answer_from_a_server_port_shows_that_the_roles_are_reversed()
    {
        var t = new ConnectionFixture(new() { LikelyServerPorts = [new(80, TransportProtocol.Tcp)] });
        t.FromServer(Push, 501, 101, "late"u8);
        Assert.Equal("^d", t.Connection.History);
        Assert.Equal(80, t.Connection.RespPort.Number);
    }

    [Fact]
    public void A_refused_attempt_gives_way_to_the_next_one()
    {
        var t = new ConnectionFixture();
        t.FromClient(TcpFlags.Syn, 100, 0);
        t.FromServer(TcpFlags.Rst | TcpFlags.Ack, 0, 101);
        Assert.Equal("Sr", t.Connection.History);
        t.FromClient(TcpFlags.Syn, 100, 0, at: 1.5);
        Assert.Equal("S", t.Connection.History);
        Assert.Equal(2, t.Tracker.Total);
    }

    [Fact]
    public void A_SYN_without_answer_is_forgotten_after_the_attempt_delay()
    {
        var t = new ConnectionFixture();
        t.FromClient(TcpFlags.Syn, 100, 0);
        t.Raw([0, 1, 0, 2, 0, 8, 0, 0], IpProtocol.Udp, at: 6.1);
        Assert.Equal(1, t.Tracker.Count); // the datagram's
    }

    [Fact]
    public void Data_far_ahead_of_a_hole_are_not_kept_forever()
    {
        var t = new ConnectionFixture();
        t.Handshake();
        var block = new byte[1000];
        for (var i = 0u; i < 1000; i++)
            t.FromClient(Push, 200 + (i * 1001), 501, block);
        Assert.Equal("", t.Recorder!.Originator.ToString());
        Assert.True(t.Connection.HeldOctets <= 16384);
        t.Tracker.Drain(static () => { });
    }

    [Fact]
    public void Whatever_segments_come_nothing_breaks()
    {
        var random = new Random(42);
        var t = new ConnectionFixture();
        var octets = new byte[64];
        for (var i = 0; i < 50_000; i++)
        {
            random.NextBytes(octets);
            octets[0] = octets[2] = 0;
            octets[1] = (byte)random.Next(3);
            octets[3] = 80;
            // Numbers close to each other, so that segments meet.
            octets[4] = octets[5] = octets[6] = octets[8] = octets[9] = octets[10] = 0;
            var protocol = (random.Next(8)) switch { 0 => IpProtocol.Udp, 1 => IpProtocol.Icmp, 2 => (byte)132, _ => IpProtocol.Tcp };
            t.Raw(octets.AsSpan(0, random.Next(20, 64)), protocol, at: 1 + (i / 100.0));
        }

        t.Tracker.Drain(static () => { });
        Assert.Equal(0, t.Tracker.Count);
    }
}
