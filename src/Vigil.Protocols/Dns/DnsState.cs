using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Protocols.Dns;

/// <summary>What all DNS analyzers of one engine share.</summary>
internal sealed class DnsState(IScriptNames names)
{
    /// <summary>Options.</summary>
    public DnsOptions Options { get; } = new(names);

    /// <summary>Record types.</summary>
    public DnsRecords Records { get; } = new(names);

    /// <summary>The one of an engine, made on first use.</summary>
    public static DnsState Of(EngineContext engine)
    {
        if (engine.Find<DnsState>() is { } present)
            return present;
        var state = new DnsState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }
}
