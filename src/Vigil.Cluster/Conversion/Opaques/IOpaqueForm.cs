using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>How opaque values of one class travel.</summary>
internal interface IOpaqueForm
{
    /// <summary>Takes a value's state out.</summary>
    /// <returns><see langword="false"/> if it cannot travel.</returns>
    bool TryWrite(OpaqueVal value, out BrokerData state);

    /// <summary>Makes a value of a state that came from elsewhere, whatever it holds.</summary>
    /// <returns><see langword="null"/> if it is none of this class.</returns>
    OpaqueVal? Read(EngineContext context, BrokerData state);
}
