using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>The reference's anonymous handshake, as recorded: what can be said again is said again, the rest is compared by its parameters.</summary>
public sealed class RecordedTlsTests
{
    // 16 03 01: one ClientHello for TLS 1.2 with the suite c019, the empty renegotiation suite, and the group P-384 alone.
    private const string ClientHello =
        "16030100810100007d0303f5cda1e18f1b9dd7fb1eb67f710b2dd9e02035d857fd4433b329ae5fe17384f2000004c01900ff01000050000b000403000102000a000400020018002300000016000000170000000d0030"
        + "002e040305030603080708080809080a080b080408050806040105010601030302030301020103020202040205020602";

    // ServerHello, ServerKeyExchange with a point of P-384 and no signature, ServerHelloDone.
    private const string ServerFlight =
        "16030300450200004103038c48084db31c48052f5092035e54d21d6a7e8bcd3d04da8831350e5fd3c590ba00c019000019ff01000100000b00040300010200230000001600000017000016030300690c0000650300186104"
        + "cc4797520bd7bec23ead0ea261a93842e5fccc52ded5a1ea5c77dae19e156fb65ba455fb14d46a7bd014899cb04ccbab07bf97f2feed61e1f01b82d7ae542920ba4cbfabd341781fac7669f3db447a32933e41e925b065"
        + "c8dcad5e87dd080e1f16030300040e000000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_recorded_client_gets_the_suite_the_group_and_no_certificate()
    {
        if (!OperatingSystem.IsLinux())
            return; // elsewhere there is no such suite
        await using var context = new BrokerContext();
        using var client = new TcpClient("127.0.0.1", context.Spawn().Listen("127.0.0.1"));
        await client.GetStream().WriteAsync(Convert.FromHexString(ClientHello));
        var ear = new Ear(client);
        var hello = await ear.MessageAsync();
        Assert.Equal((2, "0303"), (hello[0], Convert.ToHexStringLower(hello.AsSpan(4, 2))));
        var session = hello[38];
        Assert.Equal("c01900", Convert.ToHexStringLower(hello.AsSpan(39 + session, 3))); // no compression
        var exchange = await ear.MessageAsync();
        Assert.Equal("0c000065" + "03001861" + "04", Convert.ToHexStringLower(exchange.AsSpan(0, 9))); // P-384, an uncompressed point, no signature behind it
        Assert.Equal(4 + 0x65, exchange.Length);
        Assert.Equal("0e000000", Convert.ToHexStringLower(await ear.MessageAsync()));
    }

    [Fact]
    public async Task A_recorded_server_gets_an_offer_it_takes_and_the_next_flight()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var context = new BrokerContext();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var outcome = context.Spawn(new BrokerOptions { HandshakeTimeout = Patience }).PeerAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.Zero);
        using (var server = await listener.AcceptTcpClientAsync())
        {
            var ear = new Ear(server);
            var hello = await ear.MessageAsync();
            Assert.Equal((1, "0303"), (hello[0], Convert.ToHexStringLower(hello.AsSpan(4, 2))));
            var suites = 39 + hello[38];
            Assert.Contains("c019", Convert.ToHexStringLower(hello.AsSpan(suites + 2, BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(suites)))), StringComparison.Ordinal);
            var offersTickets = Convert.ToHexStringLower(hello).Contains("00230000", StringComparison.Ordinal);
            await server.GetStream().WriteAsync(Convert.FromHexString(offersTickets ? ServerFlight : WithoutTicket()));
            Assert.Equal("10000062" + "61" + "04", Convert.ToHexStringLower((await ear.MessageAsync()).AsSpan(0, 6)));
            var (change, one) = await ear.RecordAsync();
            Assert.Equal((20, 1), (change, one.Length));
            var (finished, sealedText) = await ear.RecordAsync();
            Assert.Equal((22, 0x44), (finished, sealedText.Length)); // as long as recorded
        }

        Assert.False(await outcome);
    }

    // An answer may only have what was asked for.
    private static string WithoutTicket() => ServerFlight
        .Replace("00230000", "", StringComparison.Ordinal)
        .Replace("160303004502000041", "16030300410200003d", StringComparison.Ordinal)
        .Replace("c019000019", "c019000015", StringComparison.Ordinal);

    // What one side says, record by record or, where messages share a record or go over several, message by message.
    private sealed class Ear(TcpClient from)
    {
        private readonly List<byte> _handshake = [];

        public async Task<(int Type, byte[] Content)> RecordAsync()
        {
            using var limit = new CancellationTokenSource(Patience);
            var head = new byte[5];
            await from.GetStream().ReadExactlyAsync(head, limit.Token);
            var content = new byte[BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(3))];
            await from.GetStream().ReadExactlyAsync(content, limit.Token);
            return (head[0], content);
        }

        public async Task<byte[]> MessageAsync()
        {
            int length;
            while (_handshake.Count < 4 || _handshake.Count < (length = 4 + ((_handshake[1] << 16) | (_handshake[2] << 8) | _handshake[3])))
            {
                var (type, content) = await RecordAsync();
                Assert.Equal(22, type);
                _handshake.AddRange(content);
            }

            var message = _handshake[..length].ToArray();
            _handshake.RemoveRange(0, length);
            return message;
        }
    }
}
