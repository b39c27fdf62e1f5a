using System.Numerics;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>Bloom filters: sets that may be wrong about what they hold, but never about what they do not.</summary>
public static class BloomFilterFunctions
{
    /// <summary>A filter for so many elements with a rate of false positives.</summary>
    [Builtin("bloomfilter_basic_init", "function(fp: double, capacity: count, name: string &default=\"\"): opaque of bloomfilter")]
    public static Value ForCapacity(EngineContext context, double fp, ulong capacity, ByteString name)
    {
        if (fp is not (> 0 and < 1))
        {
            context.Reporter.Error("false-positive rate must take value between 0 and 1");
            return default;
        }

        var cells = Math.Max(1, Math.Ceiling(-(double)capacity * Math.Log(fp) / (Math.Log(2) * Math.Log(2))));
        var hashes = Math.Max(1, Math.Round(cells / Math.Max(1, (double)capacity) * Math.Log(2)));
        return Create(context, (ulong)hashes, (ulong)cells, 1, name);
    }

    /// <summary>A filter of so many cells, of which each element has <c>k</c>.</summary>
    [Builtin("bloomfilter_basic_init2", "function(k: count, cells: count, name: string &default=\"\"): opaque of bloomfilter")]
    public static Value OfCells(EngineContext context, ulong k, ulong cells, ByteString name) => Create(context, k, cells, 1, name);

    /// <summary>A filter whose cells count up to <c>max</c>, or as far as its bits go.</summary>
    [Builtin("bloomfilter_counting_init", "function(k: count, cells: count, max: count, name: string &default=\"\"): opaque of bloomfilter")]
    public static Value Counting(EngineContext context, ulong k, ulong cells, ulong max, ByteString name) =>
        Create(context, k, cells, Math.Max(2, max), name);

    /// <summary>Adds an element; all must have one type.</summary>
    [Builtin("bloomfilter_add", "function(bf: opaque of bloomfilter, x: any): any")]
    public static Value Add(EngineContext context, OpaqueVal bf, Value x)
    {
        if (!Accepts(context, bf, x, out var filter))
            return Value.Bool(false);
        filter.ElementType ??= x.Type;
        filter.Add(x);
        return Value.Bool(true);
    }

    /// <summary>How often an element was added, at most; for a plain filter 0 or 1.</summary>
    [Builtin("bloomfilter_lookup", "function(bf: opaque of bloomfilter, x: any): count")]
    public static ulong Lookup(EngineContext context, OpaqueVal bf, Value x) =>
        Accepts(context, bf, x, out var filter) ? filter.Count(x) : 0;

    /// <summary>Takes one occurrence of an element out of a counting filter.</summary>
    [Builtin("bloomfilter_decrement", "function(bf: opaque of bloomfilter, x: any): bool")]
    public static bool Decrement(EngineContext context, OpaqueVal bf, Value x) =>
        Accepts(context, bf, x, out var filter) && filter.Remove(x);

    /// <summary>Removes all elements.</summary>
    [Builtin("bloomfilter_clear", "function(bf: opaque of bloomfilter): any")]
    public static Value Clear(EngineContext context, OpaqueVal bf)
    {
        (bf as BloomFilterVal)?.Clear();
        return Value.Bool(true);
    }

    /// <summary>A filter with the elements of both.</summary>
    [Builtin("bloomfilter_merge", "function(bf1: opaque of bloomfilter, bf2: opaque of bloomfilter): opaque of bloomfilter")]
    public static Value Merge(EngineContext context, OpaqueVal bf1, OpaqueVal bf2) => Combine(context, bf1, bf2, intersect: false);

    /// <summary>A filter with the elements that are in both.</summary>
    [Builtin("bloomfilter_intersect", "function(bf1: opaque of bloomfilter, bf2: opaque of bloomfilter): opaque of bloomfilter")]
    public static Value Intersect(EngineContext context, OpaqueVal bf1, OpaqueVal bf2) => Combine(context, bf1, bf2, intersect: true);

    /// <summary>A text that differs when the cells do.</summary>
    [Builtin("bloomfilter_internal_state", "function(bf: opaque of bloomfilter): string")]
    public static ByteString State(EngineContext context, OpaqueVal bf) => ByteString.From((bf as BloomFilterVal)?.State ?? "");

    private static Value Create(EngineContext context, ulong hashes, ulong cells, ulong max, ByteString name)
    {
        if (hashes is 0 or > BloomHasher.MostHashes || cells is 0 or > BloomFilterVal.MostCells || max > uint.MaxValue)
        {
            context.Reporter.Error($"a Bloom filter cannot have {hashes} hashes and {cells} cells");
            return default;
        }

        var seed = name.Length > 0 ? ElementHash.Of(name.Span, 0) : SketchSeed.Of(context);
        return Value.Of(new BloomFilterVal(BloomHasher.Create((int)hashes, seed), (int)cells, BitOperations.Log2(max) + 1));
    }

    private static Value Combine(EngineContext context, OpaqueVal first, OpaqueVal second, bool intersect)
    {
        if (first is BloomFilterVal a && second is BloomFilterVal b && a.IsCompatibleWith(b)
            && (a.ElementType is null || b.ElementType is null || a.ElementType.ToString() == b.ElementType.ToString()))
            return Value.Of(a.Combine(b, intersect));
        context.Reporter.Error("incompatible Bloom filters");
        return default;
    }

    private static bool Accepts(EngineContext context, OpaqueVal value, Value element, out BloomFilterVal filter)
    {
        filter = (value as BloomFilterVal)!; // used only when the result is true
        if (filter is { Hasher.IsOurs: false })
        {
            context.Reporter.Error("a Bloom filter that another program has made can be merged and passed on, but not asked");
            return false;
        }

        if (filter is not null && (filter.ElementType is null || filter.ElementType.Tag == element.Type.Tag))
            return true;
        context.Reporter.Error("incompatible Bloom filter types");
        return false;
    }
}
