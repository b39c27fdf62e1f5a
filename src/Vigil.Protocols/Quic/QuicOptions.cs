using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Protocols.Quic;

/// <summary>Settings of scripts that concern QUIC; read once for each engine.</summary>
internal sealed class QuicOptions(IScriptNames names)
{
    /// <summary>How many packets of a connection are reported as discarded (<c>QUIC::max_discarded_packet_events</c>).</summary>
    public long MaxDiscarded { get; } = names.FindValue("QUIC::max_discarded_packet_events") is { IsSet: true } limit ? limit.AsInt() : 100;

    /// <summary>The one of an engine, made on first use.</summary>
    public static QuicOptions Of(EngineContext engine)
    {
        if (engine.Find<QuicOptions>() is { } present)
            return present;
        var options = new QuicOptions(engine.Service<IScriptNames>());
        engine.AddService(options);
        return options;
    }
}
