using System.Text;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Tests.Mime;

public sealed class DecoderTests
{
    [Fact]
    public void Base64_is_the_same_however_it_is_cut()
    {
        var text = Encoding.ASCII.GetBytes("QUJD\r\nREVGRw==");
        for (var at = 0; at <= text.Length; at++)
        {
            var decoder = default(Base64Decoder);
            var output = new byte[64];
            var length = decoder.Decode(text.AsSpan(0, at), output);
            length += decoder.Decode(text.AsSpan(at), output.AsSpan(length));
            length += decoder.Finish(output.AsSpan(length));
            Assert.Equal("ABCDEFG", Encoding.ASCII.GetString(output, 0, length));
        }
    }

    [Theory]
    [InlineData("a=3Db=  ", "a=b", true, true)]
    [InlineData("a=3", "a=3", false, false)]
    public void Quoted_printable_lines_are_decoded(string line, string expected, bool softBreak, bool legal)
    {
        var output = new byte[64];
        var length = QuotedPrintable.DecodeLine(Encoding.ASCII.GetBytes(line), output, out var isSoft, out var isLegal);
        Assert.Equal((expected, softBreak, legal), (Encoding.ASCII.GetString(output, 0, length), isSoft, isLegal));
    }

    [Fact]
    public void A_boundary_may_be_quoted_and_stand_behind_other_parameters()
    {
        var type = MimeContentType.Parse("Multipart/Mixed; charset=x; boundary=\"a b\""u8);
        Assert.Equal((MimeBodyKind.Multipart, "a b"), (type!.Kind, Encoding.ASCII.GetString(type.Boundary!)));
    }
}
