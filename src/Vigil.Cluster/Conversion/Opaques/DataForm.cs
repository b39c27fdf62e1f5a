using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>What a <c>Broker::Data</c> holds: itself.</summary>
internal sealed class DataForm : IOpaqueForm
{
    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = (value as DataVal)?.Data ?? default;
        return value is DataVal;
    }

    public OpaqueVal Read(EngineContext context, BrokerData state) => new DataVal(context, state);
}
