using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;

namespace Vigil.Protocols.Ssh;

/// <summary>What all SSH analyzers of one engine share.</summary>
internal sealed class SshState(IScriptNames names)
{
    /// <summary><c>SSH::max_packet_length</c>, octets.</summary>
    public uint MaxPacketLength { get; } = (uint)Math.Min(names.Count("SSH::max_packet_length", 8_388_608), int.MaxValue / 2);

    /// <summary>Most names kept of each list that a side offers.</summary>
    public SshNameLimits Limits { get; } = SshNameLimits.Read(names);

    /// <summary>Offered algorithms.</summary>
    public RecordShape Capabilities { get; } = new(
        names, "SSH::Capabilities", "kex_algorithms", "server_host_key_algorithms", "encryption_algorithms", "mac_algorithms",
        "compression_algorithms", "languages", "is_server");

    /// <summary>Offered algorithms of one kind, both ways.</summary>
    public RecordShape Preferences { get; } = new(names, "SSH::Algorithm_Prefs", "client_to_server", "server_to_client");

    /// <summary>Vector of strings.</summary>
    public VectorType Strings { get; } = new(BaseType.String);

    /// <summary>The one of an engine, made on first use.</summary>
    public static SshState Of(EngineContext engine)
    {
        if (engine.Find<SshState>() is { } present)
            return present;
        var state = new SshState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }
}
