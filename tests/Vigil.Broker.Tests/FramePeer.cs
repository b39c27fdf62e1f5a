using System.Buffers.Binary;
using System.Net.Sockets;

namespace Vigil.Broker.Tests;

/// <summary>One side of a recorded session: says and expects messages as hexadecimal digits, each in a frame of its own.</summary>
internal sealed class FramePeer(TcpClient client) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>Whether something has come that was not heard yet.</summary>
    public bool HasInput => _stream.DataAvailable;

    /// <summary>Sends a message.</summary>
    public async Task SayAsync(string hex)
    {
        var frame = new byte[4 + (hex.Length / 2)];
        BinaryPrimitives.WriteInt32BigEndian(frame, hex.Length / 2);
        Convert.FromHexString(hex).CopyTo(frame, 4);
        await _stream.WriteAsync(frame);
    }

    /// <summary>The next message.</summary>
    public async Task<string> HearAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var head = new byte[4];
        await _stream.ReadExactlyAsync(head, limit.Token);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
        await _stream.ReadExactlyAsync(frame, limit.Token);
        return Convert.ToHexStringLower(frame);
    }

    /// <summary>Expects this to be the next message.</summary>
    public async Task ExpectAsync(string hex) => Assert.Equal(hex, await HearAsync());

    /// <summary>Expects this message sooner or later: signs of life and acknowledgements of stores come in between, by the clock.</summary>
    public async Task ExpectAmongAsync(string hex)
    {
        var heard = new List<string>();
        try
        {
            do
                heard.Add(await HearAsync());
            while (heard[^1] != hex);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"expected\n{hex}\nbut heard\n{string.Join('\n', heard)}");
        }
    }

    /// <summary>Expects the connection to end.</summary>
    public async Task ExpectEndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var octet = new byte[1];
        try
        {
            Assert.Equal(0, await _stream.ReadAsync(octet, limit.Token));
        }
        catch (IOException)
        {
            // A reset is an end too.
        }
    }

    public void Dispose() => client.Dispose();
}
