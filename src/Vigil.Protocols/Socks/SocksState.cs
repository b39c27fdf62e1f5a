using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Protocols.Socks;

/// <summary>What all SOCKS analyzers of one engine share.</summary>
internal sealed class SocksState(IScriptNames names)
{
    private readonly RecordShape _address = new(names, "SOCKS::Address", "host", "name");

    /// <summary>The one of an engine, made on first use.</summary>
    public static SocksState Of(EngineContext engine)
    {
        if (engine.Find<SocksState>() is { } present)
            return present;
        var state = new SocksState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }

    /// <summary>A <c>SOCKS::Address</c>.</summary>
    public RecordVal Address(EngineContext engine, in SocksAddress address) => _address.Create(
        engine,
        [address.Host is { } host ? Value.Addr(host) : default, address.HasName ? Value.String(address.Name) : default]);
}
