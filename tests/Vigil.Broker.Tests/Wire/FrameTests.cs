namespace Vigil.Broker.Tests;

public sealed class FrameTests
{
    public static TheoryData<string, string> Frames => Vectors.Frames;

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_is_read_and_written_as_the_reference_does(string name, string hex)
    {
        var frame = Convert.FromHexString(hex);
        if (frame[4] is >= 6 and <= 12 && !name.Contains('.', StringComparison.Ordinal) && name is not ("ping" or "pong" or "routing_update"))
        {
            Assert.Equal(ErrorCode.None, HandshakeMessage.TryRead(frame.AsSpan(4), out var message));
            Assert.Equal(hex, Convert.ToHexStringLower(message.ToFrame()));
            return;
        }

        Assert.True(Envelope.TryRead(frame, 4, frame.Length - 4, new TopicCache(), marked: false, out var envelope));
        var written = new byte[envelope.Size(marked: false)];
        envelope.Write(written, envelope.Sender, marked: false);
        Assert.Equal(hex[8..], Convert.ToHexStringLower(written));
        switch (envelope.Type)
        {
            case EnvelopeType.Command:
                var command = StoreCodec.TryRead(envelope.Payload);
                Assert.NotNull(command);
                Assert.Equal(Convert.ToHexStringLower(envelope.Payload.Span), Convert.ToHexStringLower(StoreCodec.ToBytes(command)));
                break;
            case EnvelopeType.RoutingUpdate:
                Assert.True(FilterCodec.TryRead(envelope.Payload.Span, out var filter, out _));
                Assert.Equal(envelope.Payload.ToArray(), FilterCodec.ToBytes(filter));
                break;
            case EnvelopeType.Data:
                AssertSameWhenMadeAnew(ZeekMessage.TryParse(envelope.Data));
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Mutated_frames_never_throw(string name, string hex)
    {
        var random = new Random(name.Length);
        var seed = Convert.FromHexString(hex)[4..];
        for (var i = 0; i < 1000; i++)
        {
            var octets = (byte[])seed.Clone();
            for (var n = random.Next(1, 5); n > 0; n--)
                octets[random.Next(octets.Length)] = random.Next(2) == 0 ? (byte)random.Next(16) : (byte)random.Next(256);
            var length = random.Next(3) == 0 ? random.Next(octets.Length) : octets.Length;
            _ = HandshakeMessage.TryRead(octets.AsSpan(0, length), out _);
            if (!Envelope.TryRead(octets, 0, length, new TopicCache(), marked: random.Next(2) == 0, out var envelope))
                continue;
            if (envelope.Type == EnvelopeType.Command)
                _ = StoreCodec.TryRead(envelope.Payload);
            else if (envelope.Type == EnvelopeType.Data && ZeekMessage.TryParse(envelope.Data) is { } message)
                Walk(message);
        }
    }

    [Fact]
    public void A_marked_envelope_says_where_it_began()
    {
        var origin = EndpointId.Random();
        var envelope = new Envelope { Type = EnvelopeType.Data, TimeToLive = 16, Origin = origin, Number = 7, Topic = "t", Data = 42u };
        var octets = new byte[envelope.Size(marked: true)];
        envelope.Write(octets, EndpointId.Random(), marked: true);
        Assert.True(Envelope.TryRead(octets, 0, octets.Length, new TopicCache(), marked: true, out var read));
        Assert.Equal((origin, 7UL, (ushort)16, BrokerData.Count(42)), (read.Origin, read.Number, read.TimeToLive, read.Data));
    }

    [Fact]
    public async Task Frames_are_found_however_they_are_cut()
    {
        var frames = Vectors.Frames.SelectMany(static row => Convert.FromHexString((string)row[1]!)).ToArray();
        foreach (var piece in (int[])[1, 2, 3, 7, 100, 5000])
        {
            var reader = new FrameReader(new Slices(frames, piece), 1 << 20);
            var found = new List<string>();
            do
            {
                while (reader.TryTake(out var offset, out var length))
                    found.Add(Convert.ToHexStringLower(reader.Buffer.AsSpan(offset, length)));
            }
            while (await reader.FillAsync(default));
            Assert.Equal(Vectors.Frames.Select(static row => ((string)row[1]!)[8..]), found);
        }
    }

    private static void AssertSameWhenMadeAnew(ZeekMessage? message)
    {
        Assert.NotNull(message);
        var again = message switch
        {
            ZeekEvent e => ZeekEvent.Create(e.Name, e.Arguments.ToArray(), e.NetworkTime, null).Data,
            ZeekIdentifierUpdate u => ZeekIdentifierUpdate.Create(u.Name, u.Value).Data,
            ZeekLogCreate c => ZeekLogCreate.Create(c.Stream, c.Writer, c.Path, c.Fields, networkTime: c.WriterInfo[3].AsReal()).Data,
            ZeekBatch b => ZeekBatch.Create(b.Messages).Data,
            _ => default,
        };
        Assert.Equal(message.Data, again);
        if (message is ZeekBatch batch)
        {
            foreach (var member in batch.Messages)
            {
                var write = Assert.IsType<ZeekLogWrite>(member);
                Assert.True(write.TryReadValues(out var values));
                Assert.Equal(write.Values.ToArray(), ZeekLogValues.Write(values));
            }
        }
    }

    private static void Walk(ZeekMessage message)
    {
        if (message is ZeekLogWrite write)
            write.TryReadValues(out _);
        if (message is ZeekBatch batch)
        {
            foreach (var member in batch.Messages)
                Walk(member);
        }
    }

    // A stream that gives a few octets at a time.
    private sealed class Slices(byte[] data, int piece) : MemoryStream(data)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
