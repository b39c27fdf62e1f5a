using Vigil.Core.Wire;

namespace Vigil.Protocols.MySql;

/// <summary>The client's first packet (Protocol::HandshakeResponse), viewed in place.</summary>
internal readonly ref struct MySqlLogin
{
    private const int SslRequestSize41 = 32;
    private const int SslRequestSizeOld = 5;

    /// <summary>What the client can do.</summary>
    public MySqlCapabilities Capabilities { get; private init; }

    /// <summary>Whether the packet ends where TLS is to begin.</summary>
    public bool IsSslRequest { get; private init; }

    /// <summary>Who logs in.</summary>
    public ReadOnlySpan<byte> User { get; private init; }

    /// <summary>The client's way to authenticate, if it names one.</summary>
    public ReadOnlySpan<byte> Plugin { get; private init; }

    /// <summary>The answer to the challenge.</summary>
    public ReadOnlySpan<byte> PluginData { get; private init; }

    /// <summary>Reads the packet's content.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out MySqlLogin login)
    {
        login = default;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt16LittleEndian(out var low))
            return false;
        var capabilities = (MySqlCapabilities)low;
        var wantsSsl = (capabilities & MySqlCapabilities.Ssl) != 0;
        if ((capabilities & MySqlCapabilities.Protocol41) == 0)
        {
            // Largest packet (3); user; password.
            if (wantsSsl && body.Length == SslRequestSizeOld)
            {
                login = new() { Capabilities = capabilities, IsSslRequest = true };
                return true;
            }

            if (!reader.TrySkip(3) || !MySqlData.TryReadTerminated(ref reader, out var oldUser))
                return false;
            login = new() { Capabilities = capabilities, User = oldUser };
            return true;
        }

        // Largest packet (4), character set (1), reserved (23).
        if (!reader.TryReadUInt16LittleEndian(out var high) || !reader.TrySkip(4 + 1 + 23))
            return false;
        capabilities |= (MySqlCapabilities)((uint)high << 16);
        if (wantsSsl && body.Length == SslRequestSize41)
        {
            login = new() { Capabilities = capabilities, IsSslRequest = true };
            return true;
        }

        if (!MySqlData.TryReadTerminated(ref reader, out var user))
            return false;
        var answer = ReadAnswer(ref reader, capabilities);
        if ((capabilities & MySqlCapabilities.ConnectWithDb) != 0)
            MySqlData.ReadTerminatedOrRest(ref reader);
        var plugin = (capabilities & MySqlCapabilities.PluginAuth) != 0 ? MySqlData.ReadTerminatedOrRest(ref reader) : default;
        login = new() { Capabilities = capabilities, User = user, Plugin = plugin, PluginData = answer };
        return true;
    }

    private static ReadOnlySpan<byte> ReadAnswer(scoped ref WireReader reader, MySqlCapabilities capabilities)
    {
        ReadOnlySpan<byte> answer;
        if ((capabilities & MySqlCapabilities.PluginAuthLengthEncoded) != 0)
            return MySqlData.TryReadText(ref reader, out answer) ? answer : default;
        if ((capabilities & MySqlCapabilities.SecureConnection) != 0)
            return reader.TryReadVector8(out answer) ? answer : default;
        return MySqlData.ReadTerminatedOrRest(ref reader);
    }
}
