using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Testing.Analyzers;
using Vigil.Testing.Packets;

namespace Vigil.Protocols.Tests.Dns;

public sealed class DnsAnalyzerTests
{
    [Fact]
    public void A_query_and_its_response_raise_their_events_in_order()
    {
        var bench = DnsBench.Udp().Packet(DnsMessages.Query, Direction.Originator).Packet(DnsMessages.Response, Direction.Responder);
        Assert.Equal(
            [
                "confirmed",
                "dns_message T 33",
                "dns_request www.example.org 1 1 WWW.Example.org",
                "dns_end",
                "dns_message F 95",
                "dns_query_reply www.example.org 1 1 WWW.Example.org",
                "dns_CNAME_reply [1 www.example.org 5 1 60] web.example.org",
                "dns_A_reply [1 www.example.org 1 1 300] 192.0.2.7",
                "dns_AAAA_reply [1 www.example.org 28 1 300] 2001:db8::1",
                "dns_end",
            ],
            bench.Log);
    }

    [Fact]
    public void A_message_that_nobody_wants_to_hear_of_allocates_nothing()
    {
        var bench = DnsBench.Udp();
        foreach (var handle in bench.Engine.Service<EventTable>().All)
            handle.IsHandled = false;
        byte[][] messages = [DnsMessages.Query, DnsMessages.Response];
        long before = 0;
        for (var round = 0; round < 20; round++)
        {
            if (round == 10)
                before = GC.GetAllocatedBytesForCurrentThread(); // by then everything was made once
            bench.Log.Clear();
            foreach (var message in messages)
                bench.Packet(message, Direction.Responder);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(5, new byte[] { 1, (byte)'a', 0, 9 }, "weird DNS_RR_length_mismatch")] // more data than the name takes
    [InlineData(5, new byte[] { 1, (byte)'a' }, "weird DNS_RR_length_mismatch")] // less: the name goes on in the next record
    [InlineData(15, new byte[] { 0, 1, 1, (byte)'a', 0, 9 }, "")] // what follows the name of an MX record is let pass
    [InlineData(15, new byte[] { 0, 1, 1, (byte)'a' }, "weird DNS_RR_length_mismatch")]
    public void The_length_of_a_record_is_compared_with_what_its_name_takes(int type, byte[] data, string weird)
    {
        var bench = DnsBench.Udp().Packet(
            [.. DnsBuilder.Response(1, "www.example.org", (ushort)type, DnsBuilder.Answer((ushort)type, 300, data)), 0, 0, 0], Direction.Responder);
        Assert.Equal(weird, string.Join(';', bench.Log.Where(static line => line.StartsWith("weird", StringComparison.Ordinal))));
    }

    [Fact]
    public void Over_tcp_the_cut_of_the_stream_does_not_matter()
    {
        byte[] stream = [.. DnsMessages.All.SelectMany(DnsBench.Framed)];
        var whole = InOrder(DnsBench.Tcp().Stream(stream, Direction.Responder));
        Assert.True(whole.Count > DnsMessages.All.Length * 3);
        for (var cut = 0; cut <= stream.Length; cut++)
            Assert.Equal(whole, InOrder(DnsBench.Tcp().Stream(stream.AsSpan(0, cut), Direction.Responder).Stream(stream.AsSpan(cut), Direction.Responder)));
        var single = DnsBench.Tcp();
        foreach (var octet in stream)
            single.Stream([octet], Direction.Responder);
        Assert.Equal(whole, InOrder(single));
    }

    // Events wait for the end of the delivery, weirds do not: each kind keeps its own order.
    private static List<string> InOrder(AnalyzerBench bench) =>
        [.. bench.Log.OrderBy(static line => line.StartsWith("weird", StringComparison.Ordinal))];

    [Fact]
    public void Every_type_of_record_raises_an_event_of_its_own()
    {
        var bench = DnsBench.Udp();
        foreach (var message in DnsMessages.All.Skip(2))
            bench.Packet(message, Direction.Responder);
        var names = bench.Log.Select(static line => line.Split(' ')[0]).ToHashSet();
        Assert.Equal(["weird DNS_RR_unknown_type 60000"], bench.Log.Where(static line => line.StartsWith("weird", StringComparison.Ordinal)));
        Assert.Superset(
            (HashSet<string>)[
                "dns_NS_reply", "dns_SOA_reply", "dns_PTR_reply", "dns_MX_reply", "dns_TXT_reply", "dns_LOC", "dns_SRV_reply", "dns_NAPTR_reply",
                "dns_DS", "dns_SSHFP", "dns_RRSIG", "dns_NSEC", "dns_DNSKEY", "dns_NSEC3", "dns_NSEC3PARAM", "dns_SVCB", "dns_HTTPS",
                "dns_CAA_reply", "dns_BINDS", "dns_unknown_reply",
            ],
            names);
    }

    [Fact]
    public void A_cut_message_ends_with_a_weird_and_the_next_one_is_read()
    {
        for (var length = 0; length < DnsMessages.Response.Length; length++)
        {
            var bench = DnsBench.Udp().Packet(DnsMessages.Response.AsSpan(0, length), Direction.Responder);
            bench.Log.Clear();
            Assert.Contains("dns_request www.example.org 1 1 WWW.Example.org", bench.Packet(DnsMessages.Query, Direction.Originator).Log);
        }
    }

    [Fact]
    public void After_a_gap_nothing_is_guessed()
    {
        var framed = DnsBench.Framed(DnsMessages.Query);
        var bench = DnsBench.Tcp().Stream(framed, Direction.Originator).Gap(100, Direction.Originator);
        var before = bench.Log.Count;
        Assert.Equal(before, bench.Stream(framed, Direction.Originator).Log.Count);
    }

    [Fact]
    public void Too_many_questions_are_no_dns()
    {
        byte[] message = [0, 1, 1, 0, 0, 26, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte[])[0, 0, 1, 0, 1], 26).SelectMany(static q => q)];
        Assert.Equal(
            ["violation: DNS_Conn_count_too_large", "weird DNS_Conn_count_too_large"], DnsBench.Udp().Packet(message, Direction.Originator).Log);
    }

    [Fact]
    public void Hostile_messages_never_throw_and_say_no_more_than_they_carry()
    {
        var mutation = new Mutation(53);
        var bench = DnsBench.Udp();
        for (var i = 0; i < 4000; i++)
        {
            if (i % 16 == 0)
                bench = DnsBench.Udp(); // an unknown opcode stops the analyzer
            var message = mutation.Of(DnsMessages.All);
            bench.Log.Clear();
            bench.Packet(message, mutation.Direction());

            // A record takes eleven octets and raises one event; its names are as long as a name may be.
            Assert.InRange(bench.Log.Count, 0, 8 + (message.Length / 5));
        }
    }

    [Fact]
    public void Hostile_streams_with_gaps_from_both_ends_never_throw()
    {
        var mutation = new Mutation(54);
        for (var i = 0; i < 400; i++)
        {
            var bench = DnsBench.Tcp();
            for (var turn = 0; turn < 8; turn++)
            {
                var direction = mutation.Direction();
                if (mutation.Next(12) == 0)
                    bench.Gap(mutation.Next(3000), direction);
                byte[] message = mutation.Of(DnsMessages.All);
                bench.Stream(mutation.Next(4) == 0 ? message : DnsBench.Framed(message), direction); // without a length: mid-stream
            }

            bench.Close();
        }
    }

    [Fact]
    public void Names_of_many_pointers_cost_no_more_than_their_number()
    {
        // Names that each point at the one before: the deepest allowed chain in every record.
        var message = new List<byte>(DnsBuilder.Response(1, "a.b", 1));
        var previous = 12;
        var records = 0;
        while (message.Count < 60_000)
        {
            var here = message.Count;
            message.AddRange([1, (byte)'x', (byte)(0xC0 | (previous >> 8)), (byte)previous, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 1, 2, 3, 4]);
            previous = records++ % 15 == 14 ? 12 : Math.Min(here, 0x3FFF);
        }

        message[6] = (byte)(records >> 8);
        message[7] = (byte)records;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        DnsBench.Udp().Packet([.. message], Direction.Responder);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2)); // far above what it takes; quadratic work would not end
    }
}
