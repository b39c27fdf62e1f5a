using Vigil.Core;
using Vigil.Packets.Capture;

namespace Vigil.Engine.Builtins;

/// <summary>Capture files that scripts write, by name.</summary>
internal sealed class PacketDumps(EngineContext context)
{
    // A script that names files after what it sees must not use up all file handles.
    private const int Cap = 256;

    private readonly Dictionary<string, PcapWriter> _files = [];

    /// <summary>Those of an engine.</summary>
    public static PacketDumps Of(EngineContext context)
    {
        if (context.Find<PacketDumps>() is { } present)
            return present;
        var dumps = new PacketDumps(context);
        context.AddService(dumps);
        return dumps;
    }

    /// <summary>Adds a packet to a file, which the first one begins.</summary>
    public bool Write(string name, int linkType, uint seconds, uint microseconds, ReadOnlySpan<byte> data, int wireLength)
    {
        try
        {
            if (!_files.TryGetValue(name, out var file))
            {
                if (_files.Count >= Cap)
                {
                    context.Reporter.Error($"cannot write {name}: {Cap} capture files are open");
                    return false;
                }

                _files.Add(name, file = new(name, linkType));
            }

            file.Write(seconds, microseconds, data, wireLength);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            context.Reporter.Error($"cannot write {name}: {error.Message}");
            return false;
        }
    }
}
