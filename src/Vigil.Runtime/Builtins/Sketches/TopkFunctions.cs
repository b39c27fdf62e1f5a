using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>The most frequent elements of a stream.</summary>
public static class TopkFunctions
{
    /// <summary>A summary that keeps so many elements.</summary>
    [Builtin("topk_init", "function(size: count): opaque of topk")]
    public static OpaqueVal Create(EngineContext context, ulong size) => new TopkVal((int)Math.Clamp(size, 1, (ulong)TopkVal.LargestSize));

    /// <summary>Counts an element; all must have one type.</summary>
    [Builtin("topk_add", "function(handle: opaque of topk, value: any): any")]
    public static Value Add(EngineContext context, OpaqueVal handle, Value value)
    {
        if (handle is not TopkVal topk || (topk.ElementType is not null && topk.ElementType.Tag != value.Type.Tag))
        {
            context.Reporter.Error("cannot add element to topk of another type");
            return Value.Bool(false);
        }

        topk.ElementType ??= value.Type;
        topk.Add(value);
        return Value.Bool(true);
    }

    /// <summary>The most frequent elements, and those that tie with the last of them.</summary>
    [Builtin("topk_get_top", "function(handle: opaque of topk, k: count): any_vec")]
    public static VectorVal Top(EngineContext context, OpaqueVal handle, ulong k)
    {
        var top = BuiltinTypes.Vector(context, "any_vec", BaseType.Any);
        foreach (var element in (handle as TopkVal)?.Top(k) ?? [])
            top.Add(element);
        return top;
    }

    /// <summary>The estimated count of an element.</summary>
    [Builtin("topk_count", "function(handle: opaque of topk, value: any): count")]
    public static ulong CountOf(EngineContext context, OpaqueVal handle, Value value) => (handle as TopkVal)?.CountOf(value) ?? 0;

    /// <summary>By how much the count of an element may be too high.</summary>
    [Builtin("topk_epsilon", "function(handle: opaque of topk, value: any): count")]
    public static ulong ErrorOf(EngineContext context, OpaqueVal handle, Value value) => (handle as TopkVal)?.ErrorOf(value) ?? 0;

    /// <summary>How many elements are kept.</summary>
    [Builtin("topk_size", "function(handle: opaque of topk): count")]
    public static ulong SizeOf(EngineContext context, OpaqueVal handle) => (ulong)((handle as TopkVal)?.Size ?? 0);

    /// <summary>The sum of all counts.</summary>
    [Builtin("topk_sum", "function(handle: opaque of topk): count")]
    public static ulong SumOf(EngineContext context, OpaqueVal handle) => (handle as TopkVal)?.Sum ?? 0;

    /// <summary>Adds the counts of the second to the first, which may grow.</summary>
    [Builtin("topk_merge", "function(handle1: opaque of topk, handle2: opaque of topk): any")]
    public static Value Merge(EngineContext context, OpaqueVal handle1, OpaqueVal handle2) => Merge(context, handle1, handle2, prune: false);

    /// <summary>Adds the counts of the second to the first, which keeps its size.</summary>
    [Builtin("topk_merge_prune", "function(handle1: opaque of topk, handle2: opaque of topk): any")]
    public static Value MergeAndPrune(EngineContext context, OpaqueVal handle1, OpaqueVal handle2) =>
        Merge(context, handle1, handle2, prune: true);

    private static Value Merge(EngineContext context, OpaqueVal first, OpaqueVal second, bool prune)
    {
        if (first is not TopkVal target || second is not TopkVal source
            || (target.ElementType is not null && source.ElementType is not null && target.ElementType.Tag != source.ElementType.Tag))
        {
            context.Reporter.Error("cannot merge topk elements of different types");
            return Value.Bool(false);
        }

        target.ElementType ??= source.ElementType;
        target.Merge(ReferenceEquals(source, target) ? (TopkVal)source.Clone() : source, prune);
        return Value.Bool(true);
    }
}
