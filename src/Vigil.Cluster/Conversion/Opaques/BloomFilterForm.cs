using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Sketches;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>A Bloom filter: type of the elements, then its kind, how elements are hashed, and the cells.</summary>
internal sealed class BloomFilterForm : IOpaqueForm
{
    private const ulong Plain = 0;
    private const ulong Counting = 1;

    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = default;
        if (value is not BloomFilterVal filter)
            return false;
        var blocks = filter.Save();
        var bits = Numbers.Write([(ulong)filter.Size, (ulong)blocks.Length, .. blocks]);
        var hasher = Numbers.Write([filter.Hasher.Kind, (ulong)filter.Hasher.Count, filter.Hasher.Seed, filter.Hasher.SecondSeed]);
        var content = filter.Width == 1
            ? BrokerData.Vector(Plain, hasher, bits)
            : BrokerData.Vector(Counting, hasher, BrokerData.Vector((ulong)filter.Width, bits));
        state = BrokerData.Vector(ElementTypes.Write(filter.ElementType), content);
        return true;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state)
    {
        if (state.Type != DataType.Vector || state.AsVector() is not [var elements, { Type: DataType.Vector } content]
            || content.AsVector() is not [{ Type: DataType.Count } kind, var hashing, { Type: DataType.Vector } cells]
            || !ElementTypes.TryRead(context, elements, out var type) || !TryHasher(hashing, out var hasher))
        {
            return null;
        }

        ulong width = 1;
        if (kind.AsCount() == Counting)
        {
            if (cells.AsVector() is not [{ Type: DataType.Count } given, { Type: DataType.Vector } counters] || given.AsCount() is < 2 or > BloomFilterVal.MostWidth)
                return null;
            (width, cells) = (given.AsCount(), counters);
        }
        else if (kind.AsCount() != Plain)
        {
            return null;
        }

        // The size is a claim until there are as many blocks as it takes.
        if (!Numbers.TryRead(cells, int.MaxValue, out var bits) || bits is not [var size, var count, .. var blocks] || count != (ulong)blocks.Length
            || size is 0 || size / 64 + (size % 64 == 0 ? 0u : 1u) != count || size % width != 0 || size / width > BloomFilterVal.MostCells)
        {
            return null;
        }

        var filter = new BloomFilterVal(hasher, (int)(size / width), (int)width) { ElementType = type };
        filter.Load(blocks);
        return filter;
    }

    private static bool TryHasher(BrokerData data, out BloomHasher hasher)
    {
        hasher = default;
        if (!Numbers.TryRead(data, 4, out var parts) || parts is not [var kind and <= 1, var count and >= 1 and <= BloomHasher.MostHashes, var seed, var second])
            return false;
        hasher = new(kind, (int)count, seed, second);
        return true;
    }
}
