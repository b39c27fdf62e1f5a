using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Tables that loops walk over at the moment, innermost last, so that changes to them can be warned about.</summary>
/// <remarks>A loop that an error ends does not leave its walk; the next one that leaves takes it along.</remarks>
public sealed class Walks
{
    private readonly Stack<TableVal> _tables = new();

    /// <summary>A loop begins.</summary>
    /// <returns>The depth to come back to when it ends.</returns>
    public static int Enter(EngineContext context, TableVal table)
    {
        var walks = ScriptRuntime.Of(context).Walks;
        walks._tables.Push(table);
        table.Walkers++;
        return walks._tables.Count - 1;
    }

    /// <summary>A loop ends.</summary>
    public static void Leave(EngineContext context, int depth) => ScriptRuntime.Of(context).Walks.UnwindTo(depth);

    /// <summary>How many loops walk.</summary>
    internal int Depth => _tables.Count;

    /// <summary>Ends the walks that lie deeper.</summary>
    internal void UnwindTo(int depth)
    {
        while (_tables.Count > depth)
            _tables.Pop().Walkers--;
    }
}
