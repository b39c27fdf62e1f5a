using System.Text;
using Vigil.Runtime.Builtins.Names;

namespace Vigil.Runtime.Tests.Builtins.Names;

public class TextQueryTests
{
    // The answer to a question for the text of a.b: two strings, behind a record of another type.
    private static readonly byte[] _answer =
    [
        1, 2, 0x81, 0x80, 0, 1, 0, 2, 0, 0, 0, 0,
        1, (byte)'a', 1, (byte)'b', 0, 0, 16, 0, 1,
        0xC0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 2, 0xC0, 14,
        0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 9, 3, (byte)'v', (byte)'=', (byte)'1', 4, (byte)' ', (byte)'a', (byte)'l', (byte)'l',
    ];

    [Fact]
    public void The_strings_of_the_first_text_record_are_joined() =>
        Assert.Equal("v=1 all", Encoding.ASCII.GetString(TextQuery.Read(_answer)!)); // there is one

    [Fact]
    public void A_question_asks_for_text_in_the_internet()
    {
        var question = TextQuery.Question("www.example.com.")!; // a name
        Assert.Equal(12 + 17 + 4, question.Length);
        Assert.Equal(new byte[] { 0, 16, 0, 1 }, question[^4..]);
        Assert.Null(TextQuery.Question("a..b"));
        Assert.Null(TextQuery.Question(new string('x', 64)));
    }

    [Fact]
    public void Answers_that_are_cut_or_changed_neither_throw_nor_hang()
    {
        for (var length = 0; length < _answer.Length; length++)
            Assert.Null(TextQuery.Read(_answer.AsSpan(0, length)));
        var random = new Random(3);
        for (var i = 0; i < 5000; i++)
        {
            var mutated = _answer.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            TextQuery.Read(mutated);
        }
    }
}
