using System.Text;
using Vigil.Core.Values;
using Vigil.Protocols.Http;

namespace Vigil.Protocols.Tests.Http;

public sealed class HttpLineTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1", "GET", "/", "1.1")]
    [InlineData("GET /a b HTTP/1.0", "GET", "/a b", "1.0")]
    [InlineData("GET /HTTP/1.1", "GET", "/HTTP/1.1", "0.9")]
    [InlineData("GET /x HTTP/1.1 HTTP/1.0", "GET", "/x HTTP/1.1", "1.0")]
    [InlineData("OPTIONS HTTP/1.1", "OPTIONS", "", "1.1")]
    [InlineData("GET / http/1.1", "GET", "/", "1.1")]
    public void Request_lines_are_taken_apart(string line, string method, string target, string version)
    {
        Assert.Equal(RequestLineFault.None, HttpRequestLine.Parse(Encoding.ASCII.GetBytes(line), out var request));
        Assert.Equal(method, Encoding.ASCII.GetString(request.Method));
        Assert.Equal(target, Encoding.ASCII.GetString(request.Target));
        Assert.Equal(version, request.Version.ToString());
    }

    [Theory]
    [InlineData("", RequestLineFault.Empty)]
    [InlineData("GET", RequestLineFault.Malformed)]
    [InlineData("GET ", RequestLineFault.Malformed)]
    [InlineData("GET/ HTTP/1.1", RequestLineFault.Malformed)]
    [InlineData("\u00c3/ HTTP/1.1", RequestLineFault.MalformedWithVersion)]
    [InlineData("\u00c3 / HTTP/1.", RequestLineFault.Malformed)]
    public void Faults_of_request_lines_have_names(string line, object fault) =>
        Assert.Equal(fault, HttpRequestLine.Parse(Encoding.Latin1.GetBytes(line), out _));

    [Theory]
    [InlineData("/a%41%zz%", "/aA%zz%", "unescaped_%_in_URI illegal_%_at_end_of_URI")]
    [InlineData("/%%41", "/%41", "double_%_in_URI")]
    [InlineData("/%u0041%u4142", "/AAB", "")]
    public void Escapes_are_removed_once(string target, string result, string weirds)
    {
        var noted = new List<string>();
        var octets = Encoding.ASCII.GetBytes(target);
        Assert.Equal(result, HttpUri.Unescape(octets, ByteString.Copy(octets), noted.Add).ToString());
        Assert.Equal(weirds, string.Join(' ', noted));
    }

    [Theory]
    [InlineData("7fffffffffffffff", true, long.MaxValue)]
    [InlineData("8000000000000000", false, 0)]
    [InlineData("1F; name=value", true, 31)]
    [InlineData("", false, 0)]
    public void Chunk_sizes_fit_64_bits_or_are_refused(string text, bool valid, long size)
    {
        Assert.Equal(valid, HttpNumber.TryParse(Encoding.ASCII.GetBytes(text), 16, out var number, out _));
        if (valid)
            Assert.Equal(size, number);
    }
}
