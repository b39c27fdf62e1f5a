using System.Net.Sockets;
using System.Text;
using Vigil.Storage.Redis;

namespace Vigil.Storage.Tests.Redis;

/// <summary>Whatever a server sends: a reply, an error that says so, or the end; and no memory beyond what it sent.</summary>
public sealed class RespReaderTests
{
    private static readonly string[] _seeds =
        ["+OK\r\n", "-ERR wrong\r\n", ":-12\r\n", "$5\r\na\r\nb!\r\n", "$-1\r\n", "$0\r\n\r\n", "$536870912\r\nx", "*2\r\n$1\r\na\r\n:1\r\n"];

    [Fact]
    public void Mutated_replies_end_in_a_reply_or_a_known_error()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var octets = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => _seeds[random.Next(_seeds.Length)])));
            for (var n = random.Next(4); n > 0; n--)
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
            ReadAll(octets, random);
        }
    }

    [Fact]
    public void A_length_that_lies_and_a_line_without_end_cost_what_was_sent()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            ReadAll("$536870912\r\nabc"u8.ToArray(), new Random(i));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);

        var endless = new byte[1 << 20];
        Array.Fill(endless, (byte)'+');
        Assert.Throws<InvalidDataException>(() => new RespReader(buffer =>
        {
            endless.AsSpan(0, buffer.Length).CopyTo(buffer);
            return buffer.Length;
        }).Read());
    }

    private static void ReadAll(byte[] octets, Random random)
    {
        var at = 0;
        var reader = new RespReader(buffer =>
        {
            var count = Math.Min(octets.Length - at, random.Next(1, 9));
            octets.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        });
        try
        {
            while (true)
            {
                var reply = reader.Read();
                Assert.InRange(reply.Text?.Length ?? 0, 0, octets.Length);
            }
        }
        catch (InvalidDataException)
        {
        }
        catch (SocketException)
        {
            Assert.Equal(octets.Length, at);
        }
    }
}
