using Vigil.Protocols.Irc;
using Vigil.Protocols.Tests.Lines;

namespace Vigil.Protocols.Tests.Irc;

public sealed class IrcAnalyzerTests
{
    private static readonly LineBench Bench = new(static c => new IrcAnalyzer(c), 6667);

    private static readonly string[] Session =
    [
        "C: NICK me\r\nUSER u h s :Real Name\r\n", "S: :srv 353 me = #c :@op me\r\n:srv 332 me #c :topic here\r\n:o!u@h JOIN #c\r\n",
        "C: PRIVMSG you :\u0001DCC SEND a.txt 3232235876 1024 10\u0001\r\nJOIN #c,#d key\r\nSTARTTLS\r\n", "S: :srv 670 me :ok\r\n",
    ];

    [Fact]
    public void Messages_and_replies_are_told()
    {
        var log = Bench.Run(Session);
        Assert.Contains("irc_nick_message T  me", log);
        Assert.Contains("irc_user_message T u h s RealName ", log);
        Assert.Contains("irc_channel_topic F #c topic here", log);
        Assert.Contains("irc_dcc_message T  you SEND a.txt 192.168.1.100 1024 10", log);
        Assert.Contains("irc_starttls", log);
    }

    [Theory]
    [InlineData("PRIVMSG x :DCC SEND f 1 99999 1", "irc_invalid_dcc_port 99999")]
    [InlineData("PRIVMSG x", "irc_invalid_privmsg_message_format")]
    [InlineData(":alone", "irc_invalid_line")]
    [InlineData("A1 b", "irc_invalid_command")]
    public void What_is_wrong_is_noted(string line, string weird) =>
        Assert.Contains("weird " + weird, Bench.Run("C: " + line + "\r\n"));

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(6667, Session);
}
