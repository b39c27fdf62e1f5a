using Vigil.Core.Wire;

namespace Vigil.Protocols.MySql;

/// <summary>The server's first packet (Protocol::Handshake, versions 9 and 10), viewed in place.</summary>
internal readonly ref struct MySqlGreeting
{
    /// <summary>The server's version.</summary>
    public ReadOnlySpan<byte> Version { get; private init; }

    /// <summary>What the server can do.</summary>
    public MySqlCapabilities Capabilities { get; private init; }

    /// <summary>The way to authenticate that the server has in mind, if it names one.</summary>
    public ReadOnlySpan<byte> Plugin { get; private init; }

    /// <summary>The second part of the challenge.</summary>
    public ReadOnlySpan<byte> PluginData { get; private init; }

    /// <summary>Reads the packet's content.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out MySqlGreeting greeting)
    {
        greeting = default;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt8(out var protocol) || protocol is not (9 or 10) || !MySqlData.TryReadTerminated(ref reader, out var version)
            || !reader.TrySkip(4)) // number of the connection
            return false;
        if (protocol == 9)
        {
            greeting = new() { Version = version };
            return true;
        }

        if (!reader.TrySkip(8 + 1) || !reader.TryReadUInt16LittleEndian(out var low)) // challenge, filler
            return false;
        greeting = new() { Version = version, Capabilities = (MySqlCapabilities)low };
        if (!reader.TrySkip(1 + 2) || !reader.TryReadUInt16LittleEndian(out var high) || !reader.TryReadUInt8(out var size)
            || !reader.TrySkip(10)) // character set and status; reserved
            return true;
        var capabilities = (MySqlCapabilities)(low | ((uint)high << 16));
        ReadOnlySpan<byte> data = default;
        if ((capabilities & (MySqlCapabilities.SecureConnection | MySqlCapabilities.PluginAuth)) != 0)
            reader.TryReadBytes(Math.Min(Math.Max(13, size - 8), reader.Remaining), out data);
        var plugin = (capabilities & MySqlCapabilities.PluginAuth) != 0 ? MySqlData.ReadTerminatedOrRest(ref reader) : default;
        greeting = new() { Version = version, Capabilities = capabilities, Plugin = plugin, PluginData = data };
        return true;
    }
}
