namespace Vigil.Core.Values;

/// <summary>Deep copies for <c>copy()</c> (language.md 3.12): what is shared or cyclic inside the value stays so in the copy.</summary>
public static class ValueCopy
{
    /// <summary>A deep copy of <paramref name="value"/>; values that cannot change are not duplicated.</summary>
    /// <exception cref="Diagnostics.ScriptError">Some opaque value cannot be cloned.</exception>
    public static Value Deep(EngineContext context, Value value) => Copy(context, value, isForEngine: false);

    /// <summary>A deep copy for another engine of the process: handles of what belongs to an engine become handles of its own.</summary>
    /// <exception cref="Diagnostics.ScriptError">Some opaque value belongs to one engine only.</exception>
    public static Value ForEngine(EngineContext context, Value value) => Copy(context, value, isForEngine: true);

    private static Value Copy(EngineContext context, Value value, bool isForEngine)
    {
        if (!IsCopied(value.Object))
            return value;
        var copies = new Dictionary<ScriptObject, ScriptObject>(ReferenceEqualityComparer.Instance);
        // Objects whose copies exist but are still empty; a work list and not recursion, because lists can be long.
        var unfilled = new Queue<ScriptObject>();
        var result = Copy(context, value, copies, unfilled, isForEngine);
        while (unfilled.TryDequeue(out var original))
        {
            switch (original)
            {
                case RecordVal record:
                    var fields = (RecordVal)copies[record];
                    for (var slot = 0; slot < record.Count; slot++)
                        fields[slot] = Copy(context, record[slot], copies, unfilled, isForEngine);
                    break;
                case VectorVal vector:
                    var elements = (VectorVal)copies[vector];
                    foreach (var element in vector.Elements)
                        elements.Add(Copy(context, element, copies, unfilled, isForEngine));
                    break;
                case TableVal table:
                    var entries = (TableVal)copies[table];
                    for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                        entries.SetFresh(context, table.KeyAt(cursor), Copy(context, table.ValueAt(cursor), copies, unfilled, isForEngine)); // keys are the table's own
                    break;
            }
        }

        return result;
    }

    private static bool IsCopied(ScriptObject? value) =>
        value is RecordVal or TableVal or VectorVal or PatternVal or OpaqueVal or FuncVal;

    private static Value Copy(
        EngineContext context, Value value, Dictionary<ScriptObject, ScriptObject> copies, Queue<ScriptObject> unfilled, bool isForEngine)
    {
        if (!IsCopied(value.Object))
            return value;
        var original = value.Object!;
        if (copies.TryGetValue(original, out var copy))
            return Value.Of(copy);
        switch (original)
        {
            case RecordVal record:
                copy = RecordVal.CreateUnset(record.RecordType);
                unfilled.Enqueue(record);
                break;
            case VectorVal vector:
                copy = new VectorVal(vector.VectorType);
                unfilled.Enqueue(vector);
                break;
            case TableVal table:
                var empty = new TableVal(table.TableType, table.Attributes);
                empty.StartExpiry(context);
                copy = empty;
                unfilled.Enqueue(table);
                break;
            case PatternVal pattern:
                copy = new PatternVal(pattern.Pattern);
                break;
            case FuncVal function:
                copy = function.CopyWithCaptures(context);
                break;
            default:
                var handle = (OpaqueVal)original;
                copy = (isForEngine ? handle.ForEngine(context) : handle.Clone()) ?? throw new Diagnostics.ScriptError("cannot clone value");
                break;
        }

        copies.Add(original, copy);
        return Value.Of(copy);
    }
}
