using Vigil.Core.Net;

namespace Vigil.Protocols.Tests.Quic;

public sealed class QuicAnalyzerTests
{
    private static readonly byte[] s_close = [0x1C, 0x02, 0x06, 0x03, (byte)'b', (byte)'a', (byte)'d'];
    private static readonly byte[] s_shortHeader = [0x41, 1, 2, 3];

    [Fact]
    public void Frames_of_both_sides_are_read_with_keys_from_the_clients_choice()
    {
        var bench = QuicBench.Make()
            .Packet(QuicBench.Initial(isClient: true, [1]), Direction.Originator)
            .Packet(QuicBench.Initial(isClient: false, s_close), Direction.Responder);
        Assert.Equal(4, bench.Log.Count);
        Assert.Equal("confirmed", bench.Log[0]);
        Assert.StartsWith("QUIC::initial_packet T 1 ", bench.Log[1], StringComparison.Ordinal);
        Assert.StartsWith("QUIC::initial_packet F 1 ", bench.Log[2], StringComparison.Ordinal);
        Assert.StartsWith("QUIC::connection_close_frame F 1 ", bench.Log[3], StringComparison.Ordinal);
        Assert.EndsWith(" 2 bad", bench.Log[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_packet_is_a_violation()
    {
        var packet = QuicBench.Initial(isClient: true, [1]);
        packet[^1] ^= 1;
        Assert.Contains("violation: decryption of QUIC Initial packet failed", QuicBench.Make().Packet(packet, Direction.Originator).Log);
    }

    [Fact]
    public void Packets_of_data_are_told_of_at_powers_of_two_and_only_behind_an_opened_packet()
    {
        var bench = QuicBench.Make().Packet(s_shortHeader, Direction.Originator);
        Assert.Empty(bench.Log);
        bench.Packet([.. QuicBench.Initial(isClient: true, [1]), 0, 0], Direction.Originator);
        Assert.Equal("QUIC::discarded_packet T 1", bench.Log[^1]);
        bench.Log.Clear();
        for (var i = 0; i < 9; i++)
            bench.Packet(s_shortHeader, Direction.Originator);
        Assert.Equal(["1", "2", "4", "8"], bench.Log.Select(static line => line["QUIC::short_header_packet_threshold_crossed T ".Length..]));
    }

    [Fact]
    public void A_retry_and_an_unknown_version_have_their_events()
    {
        var retry = Convert.FromHexString("f0000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba"); // RFC 9001, A.4
        Assert.StartsWith("QUIC::retry_packet F 1 ", QuicBench.Make().Packet(retry, Direction.Responder).Log[1], StringComparison.Ordinal);
        var log = QuicBench.Make().Packet(Convert.FromHexString("c00a0a0a0a0461626364016101"), Direction.Originator).Log;
        Assert.Equal("QUIC::unhandled_version T 168430090 abcd a", log[1]);
        Assert.Equal("violation: unsupported QUIC version 0x0a0a0a0a", log[0]);
    }

    [Fact]
    public void Hostile_datagrams_neither_throw_nor_hang()
    {
        byte[][] corpus =
        [
            QuicBench.Initial(isClient: true, [6, 0, 4, 1, 0, 0, 8, 2, 0, 0, 0, 0]), QuicBench.Initial(isClient: false, s_close), s_shortHeader,
            Convert.FromHexString("f0000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba"),
        ];
        var mutation = new Mutation(9000);
        for (var i = 0; i < 400; i++)
        {
            var bench = QuicBench.Make();
            for (var turn = 0; turn < 4; turn++)
                bench.Packet(mutation.Of(corpus), mutation.Direction());
        }
    }
}
