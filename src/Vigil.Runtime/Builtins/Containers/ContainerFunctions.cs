using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Containers;

/// <summary>Tables, sets and vectors as wholes.</summary>
public static class ContainerFunctions
{
    // What a vector may be resized to; more is a mistake in the script and not a wish.
    private const ulong LongestVector = 1 << 26;

    /// <summary>Removes all entries of a table or set.</summary>
    [Builtin("clear_table", "function(v: any): any")]
    public static Value Clear(EngineContext context, Value v)
    {
        if (v.Object is TableVal table)
            table.Clear(context);
        else
            context.Reporter.Error("clear_table() requires a table/set argument");
        return Value.Bool(true);
    }

    /// <summary>The keys of a table as a set.</summary>
    [Builtin("table_keys", "function(t: any): any")]
    public static Value Keys(EngineContext context, Value t)
    {
        if (t.Object is not TableVal table)
        {
            context.Reporter.Error("table_keys() requires a table argument");
            return default;
        }

        var keys = new TableVal(new TableType(table.TableType.Indices, null));
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
            keys.Set(table.KeyAt(cursor), default);
        return Value.Of(keys);
    }

    /// <summary>The values of a table as a vector, in the order of <c>table_keys</c>.</summary>
    [Builtin("table_values", "function(t: any): any_vec")]
    public static Value Values(EngineContext context, Value t)
    {
        if (t.Object is not TableVal { TableType.Yield: { } yield } table)
        {
            context.Reporter.Error("table_values() requires a table argument");
            return default;
        }

        var values = new VectorVal(new VectorType(yield));
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
            values.Add(table.ValueAt(cursor));
        return Value.Of(values);
    }

    /// <summary>Changes the size of a vector; new elements are unset.</summary>
    /// <returns>The size before.</returns>
    [Builtin("resize", "function(aggr: any, newsize: count): count")]
    public static ulong Resize(EngineContext context, Value aggr, ulong newsize)
    {
        if (aggr.Object is not VectorVal vector)
        {
            context.Reporter.Error("resize() operates on vectors");
            return 0;
        }

        var before = vector.Count;
        if (newsize > LongestVector)
            context.Reporter.Error($"resize(): {newsize} elements are too many");
        else
            vector.Resize((int)newsize);
        return (ulong)before;
    }

    /// <summary>Whether some element of a vector of bool is true.</summary>
    [Builtin("any_set", "function(v: any): bool")]
    public static bool AnySet(EngineContext context, Value v)
    {
        foreach (var element in BoolsOf(context, v, "any_set"))
        {
            if (element.IsSet && element.AsBool())
                return true;
        }

        return false;
    }

    /// <summary>Whether all elements of a vector of bool are true; of an empty one they are.</summary>
    [Builtin("all_set", "function(v: any): bool")]
    public static bool AllSet(EngineContext context, Value v)
    {
        foreach (var element in BoolsOf(context, v, "all_set"))
        {
            if (!element.IsSet || !element.AsBool())
                return false;
        }

        return true;
    }

    /// <summary>Whether two values are one object.</summary>
    [Builtin("same_object", "function(o1: any, o2: any): bool")]
    public static bool SameObject(EngineContext context, Value o1, Value o2) =>
        o1.Object is not null && ReferenceEquals(o1.Object, o2.Object);

    private static ReadOnlySpan<Value> BoolsOf(EngineContext context, Value value, string function)
    {
        if (value.Object is VectorVal { VectorType.Element.Tag: TypeTag.Bool } vector)
            return vector.Elements;
        if (value.Object is not VectorVal { Count: 0 })
            context.Reporter.Error($"{function}() requires vector of bool");
        return default;
    }
}
