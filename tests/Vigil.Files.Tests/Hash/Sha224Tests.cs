using Vigil.Files.Hash;

namespace Vigil.Files.Tests.Hash;

public sealed class Sha224Tests
{
    [Theory]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void It_agrees_with_the_examples_of_the_standard_in_any_pieces(string text, string expected)
    {
        for (var at = 0; at <= text.Length; at++)
        {
            using var hash = new Sha224();
            hash.Add(System.Text.Encoding.ASCII.GetBytes(text[..at]));
            hash.Add(System.Text.Encoding.ASCII.GetBytes(text[at..]));
            Assert.Equal(expected, Convert.ToHexStringLower(hash.Finish()));
        }
    }
}
