using System.Net;
using System.Net.Sockets;
using System.Text;
using Vigil.Storage.Redis;

namespace Vigil.Storage.Tests.Redis;

public sealed class RespConnectionTests
{
    [Theory]
    [InlineData("+OK\r\n", false, "OK")]
    [InlineData("-ERR no\r\n", true, "ERR no")]
    [InlineData(":12\r\n", false, "12")]
    [InlineData("$5\r\na\r\nb!\r\n", false, "a\r\nb!")]
    [InlineData("$-1\r\n", false, null)]
    public void Replies_are_read_however_they_are_cut(string reply, bool isError, string? text)
    {
        var octets = Encoding.ASCII.GetBytes(reply);
        for (var cut = 0; cut < octets.Length; cut++)
        {
            var answer = Ask(octets, cut);
            Assert.Equal(isError, answer.IsError);
            Assert.Equal(text, answer.Text is null ? null : answer.Words);
        }
    }

    [Theory]
    [InlineData("?\r\n")]
    [InlineData("$x\r\n")]
    [InlineData("$99999999999\r\n")]
    [InlineData("$2\r\nabcd")]
    public void What_is_no_reply_is_refused(string reply) =>
        Assert.Throws<InvalidDataException>(() => Ask(Encoding.ASCII.GetBytes(reply), 0));

    [Fact]
    public void A_server_that_hangs_up_is_a_lost_connection() =>
        Assert.ThrowsAny<SocketException>(() => Ask("$1000000\r\nabc"u8.ToArray(), 0));

    private static RespReply Ask(byte[] reply, int cut)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(() =>
        {
            using var client = listener.AcceptSocket();
            client.NoDelay = true;
            client.Receive(new byte[256]);
            client.Send(reply.AsSpan(0, cut));
            client.Send(reply.AsSpan(cut));
        });
        using var connection = RespConnection.Open(listener.LocalEndpoint, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        var answer = connection.Ask("PING"u8.ToArray());
        serving.Wait();
        return answer;
    }
}
