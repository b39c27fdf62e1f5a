using Vigil.Core.Net;
using Vigil.Protocols.WebSocket;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.WebSocket;

public sealed class WebSocketAnalyzerTests
{
    // RFC 6455, 5.7: "Hello" masked; "Hel" and "lo" in two frames with a ping between; a close.
    private static readonly byte[] s_masked = Convert.FromHexString("818537fa213d7f9f4d5158");
    private static readonly byte[] s_fragments = Convert.FromHexString("010348656c890178" + "80026c6f");
    private static readonly byte[] s_close = Convert.FromHexString("880503e8627965");

    private static AnalyzerBench Make() =>
        new(static context => new WebSocketAnalyzer(context), new DeclaredNames(), TransportProtocol.Tcp, 80);

    [Fact]
    public void Masks_are_taken_off_and_fragments_make_one_message()
    {
        var log = Make().Stream(s_masked, Direction.Originator).Stream([.. s_fragments, .. s_close], Direction.Responder).Log;
        Assert.Equal("confirmed", log[0]);
        Assert.StartsWith("websocket_established ", log[1], StringComparison.Ordinal);
        Assert.Equal(
            [
                "websocket_frame T T 0 1 5", "websocket_frame_data T Hello", "websocket_message T 1",
                "websocket_frame F F 0 1 3", "websocket_frame_data F Hel",
                "websocket_frame F T 0 9 1", "websocket_frame_data F x", "websocket_message F 9",
                "websocket_frame F T 0 0 2", "websocket_frame_data F lo", "websocket_message F 1",
                "websocket_frame F T 0 8 5", "websocket_close F 1000 bye", "websocket_message F 8",
            ],
            log.Skip(2).Where(static line => line[^3..] != "bye" || !line.StartsWith("websocket_frame_data", StringComparison.Ordinal)));
    }

    [Fact]
    public void How_frames_are_cut_does_not_matter()
    {
        byte[] data = [.. s_masked, .. s_fragments, .. s_close];
        var whole = Make().Stream(data, Direction.Originator).Log;
        for (var cut = 1; cut < data.Length; cut++)
            Assert.Equal(whole, Make().Stream(data.AsSpan(0, cut), Direction.Originator).Stream(data.AsSpan(cut), Direction.Originator).Log);
    }

    [Fact]
    public void A_control_frame_may_have_125_octets_and_no_more()
    {
        Assert.DoesNotContain(Make().Stream([0x89, 125], Direction.Originator).Log, static line => line.StartsWith("weird", StringComparison.Ordinal));
        Assert.Contains("weird websocket_control_frame_size_exceeded 126 > 125", Make().Stream([0x89, 126, 0, 126], Direction.Originator).Log);
    }

    [Fact]
    public void A_length_beyond_all_bounds_is_no_frame()
    {
        var log = Make().Stream([0x82, 127, 0xFF, 0, 0, 0, 0, 0, 0, 0], Direction.Originator).Log;
        Assert.Contains("violation: WebSocket payload length out of range", log);
    }

    [Fact]
    public void Hostile_frames_neither_throw_nor_hang()
    {
        var mutation = new Mutation(6455);
        for (var i = 0; i < 1000; i++)
        {
            var bench = Make();
            for (var turn = 0; turn < 4; turn++)
                bench.Stream(mutation.Of([s_masked, s_fragments, s_close]), mutation.Direction());
        }
    }
}
