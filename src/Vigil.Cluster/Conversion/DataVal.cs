using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion;

/// <summary>What the field of a <c>Broker::Data</c> holds: a value of Broker's data model, which functions change in place.</summary>
/// <param name="context">The engine whose values it is converted to.</param>
/// <param name="data">The value.</param>
internal sealed class DataVal(EngineContext context, BrokerData data) : OpaqueVal(OpaqueOfData), IForeignValue
{
    /// <summary>The type, <c>opaque of Broker::Data</c>.</summary>
    public static OpaqueType OpaqueOfData { get; } = new("Broker::Data");

    /// <summary>The value.</summary>
    public BrokerData Data { get; set; } = data;

    /// <inheritdoc/>
    public override string ClassName => "DataVal";

    /// <inheritdoc/>
    public override string? Text => $"broker::data{{{Data}}}";

    /// <inheritdoc/>
    public override OpaqueVal Clone() => new DataVal(context, Data);

    /// <inheritdoc/>
    public bool TryConvert(ScriptType type, out Value result) => ValueFromData.TryConvert(context, Data, type, out result);
}
