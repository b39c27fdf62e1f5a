using Vigil.Core;
using Vigil.Core.Declarations;

namespace Vigil.Protocols.Dns;

/// <summary>What all DNS analyzers of one engine share.</summary>
internal sealed class DnsState
{
    private DnsState(EngineContext engine)
    {
        var names = engine.Service<IScriptNames>();
        Options = new(names);
        Records = new(names);
        Message = new(DnsEvents.Of(engine), this);
    }

    /// <summary>Options.</summary>
    public DnsOptions Options { get; }

    /// <summary>Record types.</summary>
    public DnsRecords Records { get; }

    /// <summary>The message at work.</summary>
    public DnsMessage Message { get; }

    /// <summary>The one of an engine, made on first use.</summary>
    public static DnsState Of(EngineContext engine)
    {
        if (engine.Find<DnsState>() is { } present)
            return present;
        var state = new DnsState(engine);
        engine.AddService(state);
        return state;
    }
}
