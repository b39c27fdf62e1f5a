using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Sketches;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>The most frequent elements: sizes and type, then by rising counts how many elements have one, the count, and the elements with their errors.</summary>
internal sealed class TopkForm : IOpaqueForm
{
    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = default;
        if (value is not TopkVal topk)
            return false;
        var parts = new List<BrokerData>
        {
            BrokerData.Count((ulong)topk.Size),
            BrokerData.Count((ulong)topk.Kept),
            BrokerData.Boolean(topk.IsPruned),
            ElementTypes.Write(topk.ElementType),
        };
        foreach (var (count, elements) in topk.Buckets)
        {
            parts.Add(BrokerData.Count((ulong)elements.Length));
            parts.Add(BrokerData.Count(count));
            foreach (var (element, error) in elements)
            {
                if (!DataFromValue.TryConvert(element, out var data))
                    return false;
                parts.Add(BrokerData.Count(error));
                parts.Add(data);
            }
        }

        state = BrokerData.Vector([.. parts]);
        return true;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state)
    {
        if (state.Type != DataType.Vector
            || state.AsVector().ToArray() is not [{ Type: DataType.Count } size, { Type: DataType.Count } kept, { Type: DataType.Boolean } isPruned, var elements, .. var buckets]
            || size.AsCount() is 0 or > TopkVal.LargestSize || !ElementTypes.TryRead(context, elements, out var type))
        {
            return null;
        }

        var topk = new TopkVal((int)size.AsCount()) { ElementType = type, IsPruned = isPruned.AsBoolean() };
        return TryBuckets(context, buckets, type, topk) && (ulong)topk.Kept == kept.AsCount() ? topk : null;
    }

    private static bool TryBuckets(EngineContext context, ReadOnlySpan<BrokerData> parts, ScriptType? type, TopkVal topk)
    {
        ulong last = 0;
        while (!parts.IsEmpty)
        {
            if (type is null || parts is not [{ Type: DataType.Count } members, { Type: DataType.Count } count, .. var rest]
                || count.AsCount() <= last || members.AsCount() is 0 || members.AsCount() > (ulong)rest.Length / 2)
            {
                return false;
            }

            last = count.AsCount();
            for (var i = (int)members.AsCount(); i > 0; i--, rest = rest[2..])
            {
                if (rest[0].Type != DataType.Count || !ValueFromData.TryConvert(context, rest[1], type, out var element)
                    || !topk.TryKeep(element, last, rest[0].AsCount()))
                {
                    return false;
                }
            }

            parts = rest;
        }

        return true;
    }
}
