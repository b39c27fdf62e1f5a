using System.Diagnostics;

namespace Vigil.Runtime.Profiling;

/// <summary>Measures the scripts of one engine: instrumented code tells of every call and every line.</summary>
/// <remarks>
/// Between two such marks time and allocation belong to the line at work. What the measuring itself costs is left out as far
/// as it can be seen: marks are taken anew at its end. Used by the thread of the engine only.
/// </remarks>
/// <param name="map">What the numbers mean.</param>
public sealed class ScriptProfile(ProfileMap map)
{
    // Paths beyond this depth or number are counted with the last node that fitted.
    private const int MaxDepth = 400;
    private const int MaxNodes = 200_000;

    private readonly Stack<(ProfileNode Node, int Line)> _callers = new();
    private ProfileNode _node = new(-1, null);
    private int _line = -1;
    private int _nodes;
    private long _ticks;
    private long _octets;

    /// <summary>What the numbers mean.</summary>
    public ProfileMap Map { get; } = map;

    /// <summary>The root of the tree of calls.</summary>
    public ProfileNode Root
    {
        get
        {
            var node = _node;
            while (node.Parent is { } parent)
                node = parent;
            return node;
        }
    }

    /// <summary>A function begins.</summary>
    public void Enter(int function)
    {
        Charge();
        _callers.Push((_node, _line));
        _node = _node.Find(function) ?? Grow(function);
        _node.Calls++;
        _line = -1;
        Mark();
    }

    /// <summary>A function ends, in whichever way.</summary>
    public void Leave()
    {
        Charge();
        (_node, _line) = _callers.Pop();
        Mark();
    }

    /// <summary>A line begins.</summary>
    public void Line(int line)
    {
        Charge();
        _line = line;
        _node.Line(line).Hits++;
        Mark();
    }

    private ProfileNode Grow(int function)
    {
        if (_node.Depth < MaxDepth && _nodes < MaxNodes)
        {
            _nodes++;
            return _node.Add(function);
        }

        // Deep recursion: the nearest call of the same function stands for this one.
        for (var node = _node; node.Function >= 0; node = node.Parent!) // only the root has no parent
        {
            if (node.Function == function)
                return node;
        }

        return _node.Parent is null ? _node.Add(function) : _node;
    }

    private void Charge()
    {
        if (_node.Function < 0)
            return; // nothing of a script is at work
        var ticks = Stopwatch.GetTimestamp() - _ticks;
        var octets = GC.GetAllocatedBytesForCurrentThread() - _octets;
        ref var cost = ref _node.Line(_line); // may allocate: not before both are read
        cost.Ticks += ticks;
        cost.Octets += octets;
    }

    private void Mark()
    {
        _octets = GC.GetAllocatedBytesForCurrentThread();
        _ticks = Stopwatch.GetTimestamp();
    }
}
