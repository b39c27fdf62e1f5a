using System.Text;

namespace Vigil.Broker.Tests;

/// <summary>What decoders allocate is bounded by what they were sent, whatever lengths it claims.</summary>
public sealed class AllocationTests
{
    // A value of one octet on the wire takes some 24 here, and a list grows by doubling.
    private const int PerOctet = 256;
    private const int Fixed = 64 << 10;

    [Fact]
    public void No_decoder_allocates_more_than_a_multiple_of_what_it_reads()
    {
        var seeds = Vectors.Frames.Select(static row => Convert.FromHexString((string)row[1]!)[4..]).ToArray();
        var random = new Random(5);
        var topics = new TopicCache();
        for (var i = 0; i < 6000; i++)
        {
            var octets = Mutate(random, seeds[i % seeds.Length]);
            Bounded(octets.Length, () => HandshakeMessage.TryRead(octets, out _));
            Bounded(octets.Length, () => StoreCodec.TryRead(octets));
            Bounded(octets.Length, () => FilterCodec.TryRead(octets, out _, out _));
            Bounded(octets.Length, () => ZeekLogValues.TryRead(octets, out _));
            Bounded(octets.Length, () =>
            {
                if (!Envelope.TryRead(octets, 0, octets.Length, topics, marked: false, out var envelope))
                    return;
                if (envelope.Type == EnvelopeType.Command)
                    _ = StoreCodec.TryRead(envelope.Payload);
                else if (envelope.Type == EnvelopeType.Data && ZeekMessage.TryParse(envelope.Data) is ZeekBatch { Messages: [ZeekLogWrite write, ..] })
                    write.TryReadValues(out _);
            });
        }
    }

    [Theory]
    [InlineData("0e", "ffffffffffffffff7f")] // a vector of as many elements as can be said
    [InlineData("0c", "ffffffff0f")]
    [InlineData("0d", "ffffffff0f")]
    [InlineData("05", "ffffffff0f")]
    public void A_claim_costs_nothing(string type, string length)
    {
        var octets = Convert.FromHexString(type + length + "00");
        Bounded(octets.Length, () => BrokerData.TryFromBinary(octets, out _));
    }

    [Fact]
    public void Mutated_JSON_allocates_no_more_either()
    {
        var seed = """{"type":"data-message","topic":"/t","@data-type":"vector","data":[{"@data-type":"count","data":1},{"@data-type":"timespan","data":"5s"},{"@data-type":"set","data":[{"@data-type":"subnet","data":"10.0.0.0/8"}]},{"@data-type":"table","data":[{"key":{"@data-type":"string","data":"k"},"value":{"@data-type":"real","data":1.5}}]}]}"""u8.ToArray();
        var random = new Random(6);
        for (var i = 0; i < 6000; i++)
        {
            var octets = Mutate(random, seed);
            Bounded(octets.Length, () => JsonInput.TryReadMessage(octets, out _, out _));
        }

        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"@data-type":"vector","data":[""", 5000)));
        Bounded(deep.Length, () => JsonInput.TryReadMessage(deep, out _, out _));
    }

    private static byte[] Mutate(Random random, byte[] seed)
    {
        var octets = (byte[])seed.Clone();
        for (var n = random.Next(1, 5); n > 0; n--)
            octets[random.Next(octets.Length)] = random.Next(3) switch { 0 => 0xff, 1 => (byte)random.Next(16), _ => (byte)random.Next(256) };
        return octets;
    }

    private static void Bounded(int length, Action decode)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        decode();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= Fixed + ((long)PerOctet * length), $"{allocated} octets for {length}");
    }
}
