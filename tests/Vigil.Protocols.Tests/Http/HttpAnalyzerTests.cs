using System.IO.Compression;
using System.Text;
using Vigil.Core.Net;

namespace Vigil.Protocols.Tests.Http;

public sealed class HttpAnalyzerTests
{
    private const string Request = "POST /a%20b HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nxyz";

    private const string ChunkedReply =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;ext=1\r\nWiki\r\n3\r\nped\r\n0\r\nTrailer: t\r\n\r\n";

    private const string Multipart =
        "POST /up HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\"b\"\r\nContent-Length: 61\r\n\r\n" +
        "--b\r\nX: 1\r\n\r\none\ntwo\r\n--b\r\nContent-Length: 9999\r\n\r\nq\r\n--b--\r\n";

    [Fact]
    public void Lines_of_parts_end_with_cr_lf_alone()
    {
        // What follows the last CR LF waits for its end, and does not count when the message is cut off.
        var bench = new HttpBench().Client(
            "POST /up HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\"b\"\r\nContent-Length: 100\r\n\r\n" +
            "--b\r\n\r\none\ntwo\rthree\r\nfour\nfi");
        bench.Close();
        Assert.DoesNotContain(bench.Log, static line => line.StartsWith("weird", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_and_its_reply_are_told_in_order()
    {
        var bench = new HttpBench().Client(Request).Server(ChunkedReply);
        Assert.Equal(
        [
            "confirmed",
            "request POST /a%20b /a b 1.1", "begin_entity 1", "header 1 Host HOST h", "header 1 Content-Length CONTENT-LENGTH 3",
            "end_entity 1", "message_done 1 body=3 gap=0",
            "reply 1.1 200 OK", "begin_entity 0", "header 0 Transfer-Encoding TRANSFER-ENCODING chunked",
            "header 0 Trailer TRAILER t", "end_entity 0", "message_done 0 body=7 gap=0",
        ], bench.Log);
        Assert.Equal(["size 3", "file xyz", "file Wikiped"], bench.Files.Log);
    }

    [Theory]
    [InlineData(Request, ChunkedReply)]
    [InlineData(Multipart, "HTTP/1.0 200 OK\nContent-Type: x/y\nFolded: a\n b\n\nrest\rof\r\nit")]
    [InlineData("GET /old\r\n\r\n", "<html>\r\n\r\n</html>")]
    [InlineData("HEAD / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP/1.1 304 No\r\n\r\n")]
    public void Events_do_not_depend_on_segmentation(string client, string server)
    {
        var whole = new HttpBench().Client(client).Server(server).Close();
        for (var at = 1; at < client.Length; at++)
            AssertSame(whole, new HttpBench().Client(client[..at]).Client(client[at..]).Server(server).Close());
        for (var at = 1; at < server.Length; at++)
            AssertSame(whole, new HttpBench().Client(client).Server(server[..at]).Server(server[at..]).Close());
        var single = new HttpBench();
        foreach (var octet in client)
            single.Client(octet.ToString());
        foreach (var octet in server)
            single.Server(octet.ToString());
        AssertSame(whole, single.Close());
    }

    [Fact]
    public void Parts_of_a_form_are_files_and_end_before_the_line_end_of_the_boundary()
    {
        var bench = new HttpBench().Client(Multipart).Client("GET /next HTTP/1.1\r\n\r\n");
        Assert.Contains("message_done 1 body=61 gap=0", bench.Log);
        Assert.Equal(["file one\ntwo", "size 9999", "file q"], bench.Files.Log);
        Assert.Contains("request GET /next /next 1.1", bench.Log);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Content_codings_are_undone_wherever_the_segments_are_cut(string coding)
    {
        var plain = string.Concat(Enumerable.Repeat("all work and no play ", 500));
        var packed = new MemoryStream();
        using (Stream writer = coding == "gzip"
            ? new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)
            : new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            writer.Write(Encoding.ASCII.GetBytes(plain));
        }

        foreach (var size in new[] { 1, 7, 10_000 })
        {
            var bench = new HttpBench().Client("GET / HTTP/1.1\r\n\r\n")
                .Server($"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {packed.Length}\r\n\r\n");
            foreach (var piece in packed.ToArray().Chunk(size))
                bench.Deliver(piece, Direction.Responder);
            Assert.Equal(["file " + plain], bench.Files.Log);
            Assert.Equal($"message_done 0 body={plain.Length} gap=0", bench.Log[^1]);
        }
    }

    [Fact]
    public void A_gap_within_a_body_is_counted_and_the_next_message_is_found()
    {
        var bench = new HttpBench().Client("GET / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
            .Server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").Gap(5, Direction.Responder).Server("ijHTTP/1.1 404 No\r\n");
        Assert.Contains("message_done 0 body=10 gap=5", bench.Log);
        Assert.Contains("reply 1.1 404 No", bench.Log);
        Assert.Equal(["size 10", "gap 3 5", "file abcij"], bench.Files.Log);
    }

    [Fact]
    public void After_a_gap_in_a_header_nothing_is_guessed()
    {
        var bench = new HttpBench().Client("GET / HTTP/1.1\r\nHo").Gap(9, Direction.Originator).Client("GET /x HTTP/1.1\r\n\r\n");
        Assert.DoesNotContain(bench.Log, static line => line.Contains("/x"));
    }

    [Fact]
    public void Ranges_say_where_in_the_file_they_belong()
    {
        var bench = new HttpBench().Client("GET / HTTP/1.1\r\n\r\n")
            .Server("HTTP/1.1 206 Partial\r\nContent-Range: bytes 5-7/20\r\nContent-Length: 3\r\n\r\nabc");
        Assert.Equal(["size 20", "at 5"], bench.Files.Log);
    }

    [Theory]
    [InlineData("Content-Length: -1", "weird HTTP_bad_content_length -1")]
    [InlineData("Content-Length: 18446744073709551615", "weird HTTP_bad_content_length 18446744073709551615")]
    [InlineData("Content-Length: 0050", "weird HTTP_content_length_leading_zeros 0050")]
    [InlineData("Content-Length:\r\n 1", "weird HTTP_obsolete_line_folding Content-Length")]
    [InlineData("Transfer-Encoding: chunked, gzip", "weird HTTP_chunked_multi , gzip")]
    public void Odd_header_fields_are_noted(string field, string weird) =>
        Assert.Contains(weird, new HttpBench().Client($"POST / HTTP/1.1\r\n{field}\r\n\r\n").Log);

    [Fact]
    public void What_is_no_request_is_a_violation_once()
    {
        var bench = new HttpBench().Client("\u0001\u0002 nonsense\r\nmore\r\n");
        Assert.Equal(["weird bad_HTTP_request", "violation: not a http request line"], bench.Log);
    }

    [Fact]
    public void Parts_nested_without_end_cost_no_stack()
    {
        var text = new StringBuilder("POST / HTTP/1.1\r\n");
        for (var i = 0; i < 3000; i++)
            text.Append("Content-Type: multipart/mixed; boundary=b").Append(10_000 + i).Append("\r\n\r\n--b").Append(10_000 + i).Append("\r\n");
        var bench = new HttpBench().Client(text.ToString()).Close();
        Assert.Single(bench.Log, static line => line.StartsWith("weird exceeded_mime_max_depth", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs()
    {
        var random = new Random(4711);
        string[] seeds = [Request, ChunkedReply, Multipart, "HTTP/1.1 206 P\r\nContent-Range: bytes 1-2/*\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\u0008"];
        for (var round = 0; round < 1500; round++)
        {
            var bench = new HttpBench();
            for (var piece = 0; piece < 4; piece++)
            {
                var data = Encoding.Latin1.GetBytes(seeds[random.Next(seeds.Length)]);
                for (var change = random.Next(4); change > 0; change--)
                    data[random.Next(data.Length)] = (byte)random.Next(256);
                var direction = (Direction)random.Next(2);
                bench.Deliver(data.AsSpan(0, random.Next(data.Length + 1)), direction);
                if (random.Next(4) == 0)
                    bench.Gap(random.Next(1, 100), direction);
            }

            bench.Close();
        }
    }

    private static bool IsWeird(string line) => line.StartsWith("weird", StringComparison.Ordinal);

    private static void AssertSame(HttpBench expected, HttpBench actual)
    {
        // Weirds are told at once and events when the queue is drained, so only the order within each is compared.
        Assert.Equal(expected.Log.Where(IsWeird), actual.Log.Where(IsWeird));
        Assert.Equal(expected.Log.Where(static l => !IsWeird(l)), actual.Log.Where(static l => !IsWeird(l)));
        Assert.Equal(expected.Files.Log.Where(static l => !l.StartsWith("at ", StringComparison.Ordinal)), actual.Files.Log);
    }
}
