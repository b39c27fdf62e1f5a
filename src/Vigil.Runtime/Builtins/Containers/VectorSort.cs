using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Containers;

/// <summary><c>sort</c> and <c>order</c>: stable merge sorts, which end also when a comparison function contradicts itself.</summary>
public static class VectorSort
{
    /// <summary>Sorts a vector in place, by a comparison function if one is given.</summary>
    /// <returns>The vector.</returns>
    [Builtin("sort", "function(va_args: any): any")]
    public static Value Sort(EngineContext context, Value[] arguments)
    {
        if (!TryPrepare(context, arguments, "sort", out var vector, out var function))
            return arguments.Length > 0 ? arguments[0] : default;
        Value[] elements = [.. vector.Elements];
        var order = Permutation(context, elements, vector.VectorType.Element, function);
        for (var i = 0; i < order.Length && i < vector.Count; i++) // the function may have shortened the vector
            vector[i] = elements[order[i]];
        return arguments[0];
    }

    /// <summary>The positions of a vector's elements in sorted order; the vector stays as it is.</summary>
    [Builtin("order", "function(va_args: any): index_vec")]
    public static VectorVal Order(EngineContext context, Value[] arguments)
    {
        var positions = BuiltinTypes.IndexVector(context);
        if (!TryPrepare(context, arguments, "order", out var vector, out var function))
            return positions;
        foreach (var position in Permutation(context, [.. vector.Elements], vector.VectorType.Element, function))
            positions.Add(Value.Count(position));
        return positions;
    }

    private static bool TryPrepare(EngineContext context, Value[] arguments, string name, out VectorVal vector, out FuncVal? function)
    {
        function = null;
        vector = null!; // used only when the result is true
        if (arguments.Length is 0 or > 2 || arguments[0].Object is not VectorVal found)
        {
            context.Reporter.Error($"{name}() requires vector");
            return false;
        }

        vector = found;
        function = arguments.Length > 1 ? arguments[1].Object as FuncVal : null;
        if (arguments.Length > 1 && function is null)
        {
            context.Reporter.Error($"second argument to {name}() needs to be comparison function");
            return false;
        }

        if (function is null && found.Count > 0 && !IsOrdered(found.VectorType.Element.Tag == TypeTag.Any ? found[0].Type.Tag : found.VectorType.Element.Tag))
        {
            context.Reporter.Error($"comparison function required for {name}() with non-integral types");
            return false;
        }

        return true;
    }

    private static bool IsOrdered(TypeTag tag) => tag is TypeTag.Int or TypeTag.Count or TypeTag.Double or TypeTag.Time
        or TypeTag.Interval or TypeTag.Bool or TypeTag.Enum or TypeTag.Port;

    // Bottom-up: runs of 1, 2, 4 ... elements are merged until one is left.
    private static int[] Permutation(EngineContext context, Value[] elements, ScriptType type, FuncVal? function)
    {
        var order = new int[elements.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var merged = new int[order.Length];
        var tag = type.Tag == TypeTag.Any && elements.Length > 0 ? elements[0].Type.Tag : type.Tag;
        for (var run = 1; run < order.Length; run *= 2)
        {
            for (var start = 0; start < order.Length; start += 2 * run)
            {
                int left = start, middle = Math.Min(start + run, order.Length), right = middle, end = Math.Min(middle + run, order.Length);
                for (var target = start; target < end; target++)
                {
                    var takesRight = left == middle
                        || (right < end && Compare(context, tag, function, elements[order[left]], elements[order[right]]) > 0);
                    merged[target] = takesRight ? order[right++] : order[left++];
                }
            }

            (order, merged) = (merged, order);
        }

        return order;
    }

    private static int Compare(EngineContext context, TypeTag tag, FuncVal? function, Value left, Value right)
    {
        if (!left.IsSet || !right.IsSet)
            return left.IsSet.CompareTo(right.IsSet) * -1; // holes go to the end
        if (function is not null)
        {
            var result = function.Invoke(context, [left, right]);
            return result.IsSet ? Math.Sign(result.AsInt()) : throw new ScriptError("comparison function returned no value");
        }

        return tag switch
        {
            TypeTag.Int or TypeTag.Enum => left.AsInt().CompareTo(right.AsInt()),
            TypeTag.Double or TypeTag.Time or TypeTag.Interval => left.AsDouble().CompareTo(right.AsDouble()),
            _ => left.Bits.CompareTo(right.Bits),
        };
    }
}
