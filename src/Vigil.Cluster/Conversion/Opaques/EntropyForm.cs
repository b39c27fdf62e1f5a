using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Sketches;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>A test of randomness half way: counts.</summary>
internal sealed class EntropyForm : IOpaqueForm
{
    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = value is EntropyVal test ? Numbers.Write(test.Save()) : default;
        return value is EntropyVal;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state) =>
        Numbers.TryRead(state, EntropyVal.SavedSize, out var saved) ? EntropyVal.Load(saved) : null;
}
