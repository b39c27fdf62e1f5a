using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Sketches;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>A counter of different elements: their type, then how many registers there are, how many are empty, a factor, and the registers.</summary>
internal sealed class CardinalityForm : IOpaqueForm
{
    private const int Header = 3;

    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = default;
        if (value is not CardinalityVal counter)
            return false;
        var content = new BrokerData[Header + counter.Registers.Length];
        content[0] = BrokerData.Count((ulong)counter.Registers.Length);
        content[1] = BrokerData.Count((ulong)counter.Registers.Count((byte)0));
        content[2] = BrokerData.Real(counter.Alpha);
        for (var i = 0; i < counter.Registers.Length; i++)
            content[Header + i] = BrokerData.Count(counter.Registers[i]);
        state = BrokerData.Vector(ElementTypes.Write(counter.ElementType), BrokerData.Vector(content));
        return true;
    }

    // What follows from the registers is computed anew.
    public OpaqueVal? Read(EngineContext context, BrokerData state)
    {
        if (state.Type != DataType.Vector || state.AsVector() is not [var elements, { Type: DataType.Vector } content]
            || !ElementTypes.TryRead(context, elements, out var type)
            || content.AsVector().ToArray() is not [{ Type: DataType.Count } size, { Type: DataType.Count }, { Type: DataType.Real }, .. var rest]
            || size.AsCount() != (ulong)rest.Length || !Numbers.TryRead(rest, out var ranks))
        {
            return null;
        }

        var counter = CardinalityVal.Load(Array.ConvertAll(ranks, static rank => (byte)Math.Min(rank, byte.MaxValue)));
        if (counter is not null)
            counter.ElementType = type;
        return counter;
    }
}
