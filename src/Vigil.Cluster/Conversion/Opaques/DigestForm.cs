using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Hashing;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>A hash half way: whether it goes on, and if so its state.</summary>
/// <param name="what">The kind, as in <c>opaque of md5</c>.</param>
internal sealed class DigestForm(string what) : IOpaqueForm
{
    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = value is HashVal hash && hash.Save() is { Length: > 0 } saved ? BrokerData.Vector(true, BrokerData.String(saved)) : BrokerData.Vector(false);
        return value is HashVal;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state) => state.Type != DataType.Vector
        ? null
        : state.AsVector() switch
        {
            [{ Type: DataType.Boolean } isValid] when !isValid.AsBoolean() => HashVal.Load(what, []),
            [{ Type: DataType.Boolean } isValid, { Type: DataType.String } saved] when isValid.AsBoolean() && !saved.AsBytes().IsEmpty =>
                HashVal.Load(what, saved.AsBytes().Span),
            _ => null,
        };
}
