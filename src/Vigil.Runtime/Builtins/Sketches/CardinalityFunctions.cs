using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>Counting different elements approximately.</summary>
public static class CardinalityFunctions
{
    /// <summary>A counter with an error bound that holds with a confidence.</summary>
    [Builtin("hll_cardinality_init", "function(err: double, confidence: double): opaque of cardinality")]
    public static OpaqueVal Create(EngineContext context, double err, double confidence)
    {
        if (err is not (> 0 and < 1) || confidence is not (> 0 and < 1))
        {
            context.Reporter.Error("hll_cardinality_init() takes an error and a confidence between 0 and 1");
            (err, confidence) = (0.01, 0.95);
        }

        return new CardinalityVal(err, confidence);
    }

    /// <summary>Counts an element; all must have one type.</summary>
    [Builtin("hll_cardinality_add", "function(handle: opaque of cardinality, elem: any): bool")]
    public static bool Add(EngineContext context, OpaqueVal handle, Value elem)
    {
        if (handle is not CardinalityVal counter || (counter.ElementType is not null && counter.ElementType.Tag != elem.Type.Tag))
        {
            context.Reporter.Error("incompatible HLL data type");
            return false;
        }

        counter.ElementType ??= elem.Type;
        counter.Add(elem);
        return true;
    }

    /// <summary>How many different elements were counted, about.</summary>
    [Builtin("hll_cardinality_estimate", "function(handle: opaque of cardinality): double")]
    public static double Estimate(EngineContext context, OpaqueVal handle) => (handle as CardinalityVal)?.Estimate() ?? 0;

    /// <summary>Makes the first count what the second has counted.</summary>
    [Builtin("hll_cardinality_merge_into", "function(handle1: opaque of cardinality, handle2: opaque of cardinality): bool")]
    public static bool Merge(EngineContext context, OpaqueVal handle1, OpaqueVal handle2)
    {
        if (handle1 is CardinalityVal target && handle2 is CardinalityVal source
            && (target.ElementType is null || source.ElementType is null || target.ElementType.Tag == source.ElementType.Tag)
            && target.Merge(source))
        {
            target.ElementType ??= source.ElementType;
            return true;
        }

        context.Reporter.Error("cannot merge HLL counters of different precision or type");
        return false;
    }

    /// <summary>A copy that counts on by itself.</summary>
    [Builtin("hll_cardinality_copy", "function(handle: opaque of cardinality): opaque of cardinality")]
    public static OpaqueVal Copy(EngineContext context, OpaqueVal handle) => handle.Clone() ?? handle;
}
