using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Runtime.When;

/// <summary>What a condition looked at when it was last evaluated, to see whether another look can give another answer.</summary>
/// <remarks>
/// Global variables count by what they hold; containers and records, also captured ones and those an index expression gave,
/// count by their own elements, not deeper (language.md 4.11).
/// </remarks>
internal sealed class Watch
{
    private readonly List<(int Slot, Value Value)> _globals = [];
    private readonly List<(ScriptObject Object, ulong State)> _objects = [];
    private EngineContext? _context;

    /// <summary>Remembers the present state.</summary>
    public void Take(EngineContext context, WhenCode code, Value[] frame, ReadOnlySpan<Value> indexed)
    {
        _context = context;
        _globals.Clear();
        _objects.Clear();
        foreach (var slot in code.Globals)
        {
            var value = context.Globals[slot];
            _globals.Add((slot, value));
            Add(value);
        }

        foreach (var place in code.Captured)
            Add(frame[place]);
        foreach (var value in indexed)
            Add(value);
    }

    /// <summary>Whether anything is different now.</summary>
    public bool HasChanged()
    {
        foreach (var (slot, value) in _globals)
        {
            var now = _context!.Globals[slot];
            if (!ReferenceEquals(now.Object, value.Object) || now.Bits != value.Bits || now.IsSet != value.IsSet)
                return true;
        }

        foreach (var (watched, state) in _objects)
        {
            if (StateOf(watched) != state)
                return true;
        }

        return false;
    }

    private void Add(Value value)
    {
        if (value.Object is RecordVal or TableVal or VectorVal)
            _objects.Add((value.Object, StateOf(value.Object)));
    }

    // A mix of the element's bits and identities: different states give different numbers but for chance.
    private static ulong StateOf(ScriptObject watched)
    {
        var state = 0UL;
        switch (watched)
        {
            case RecordVal record:
                for (var slot = 0; slot < record.Count; slot++)
                    state = Mix(state, record[slot]);
                break;
            case VectorVal vector:
                state = (ulong)vector.Count;
                foreach (var element in vector.Elements)
                    state = Mix(state, element);
                break;
            case TableVal table:
                state = (ulong)table.Count;
                for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                    state = Mix(state + (ulong)table.HashAt(cursor), table.ValueAt(cursor));
                break;
        }

        return state;
    }

    private static ulong Mix(ulong state, Value value)
    {
        var identity = value.Object is ByteString text ? (ulong)text.GetHashCode()
            : value.Object is { } o ? (ulong)System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(o)
            : value.Bits;
        return (state ^ (identity + (value.IsSet ? 1UL : 0UL))) * 0x9E37_79B9_7F4A_7C15 + 1;
    }
}
