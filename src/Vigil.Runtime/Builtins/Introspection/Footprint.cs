using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Counts the elements a value consists of.</summary>
internal static class Footprint
{
    /// <summary>The number; shared and cyclic parts count once.</summary>
    public static ulong Of(Value value)
    {
        var seen = new HashSet<ScriptObject>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Value>();
        waiting.Push(value);
        var count = 0UL;
        while (waiting.TryPop(out var next))
        {
            count++;
            if (next.Object is not (TableVal or VectorVal or RecordVal or ListVal) || !seen.Add(next.Object))
                continue;
            count += Add(next.Object, waiting);
        }

        return count;
    }

    // Containers weigh as many as they have entries, besides what the entries weigh.
    private static ulong Add(ScriptObject container, Stack<Value> waiting)
    {
        switch (container)
        {
            case TableVal table:
                for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                {
                    foreach (var key in table.KeyAt(cursor))
                        waiting.Push(key);
                    if (table.ValueAt(cursor).IsSet)
                        waiting.Push(table.ValueAt(cursor));
                }

                return (ulong)table.Count;
            case VectorVal vector:
                foreach (var element in vector.Elements)
                {
                    if (element.IsSet)
                        waiting.Push(element);
                }

                return (ulong)vector.Count;
            case RecordVal record:
                for (var slot = 0; slot < record.Count; slot++)
                {
                    if (record[slot].IsSet)
                        waiting.Push(record[slot]);
                }

                return (ulong)record.Count;
            default:
                return 0;
        }
    }
}
