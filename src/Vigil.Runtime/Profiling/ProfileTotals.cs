namespace Vigil.Runtime.Profiling;

/// <summary>Costs added up over engines and paths: by function, by line, by stack.</summary>
public sealed class ProfileTotals
{
    private readonly FunctionTotal[] _functions;
    private readonly LineCost[] _lines;

    /// <summary>Adds up the profiles of engines that ran the same program.</summary>
    public ProfileTotals(ProfileMap map, IEnumerable<ScriptProfile> profiles)
    {
        Map = map;
        _functions = new FunctionTotal[map.Functions.Count];
        _lines = new LineCost[map.Lines.Count];
        foreach (var profile in profiles)
            Add(profile.Root);
    }

    /// <summary>What the numbers mean.</summary>
    public ProfileMap Map { get; }

    /// <summary>Totals of functions, by number.</summary>
    public IReadOnlyList<FunctionTotal> Functions => _functions;

    /// <summary>Totals of lines, by number.</summary>
    public IReadOnlyList<LineCost> Lines => _lines;

    /// <summary>All stacks with a cost of their own, each from the outermost function on.</summary>
    public List<(int[] Stack, long Ticks, long Octets)> Stacks { get; } = [];

    // Twice over the tree without recursion, which scripts could make deep: first down for the order, then up for the sums.
    private void Add(ProfileNode root)
    {
        var order = new List<ProfileNode> { root };
        for (var i = 0; i < order.Count; i++)
            order.AddRange(order[i].Children);
        var sums = new Dictionary<ProfileNode, (long Ticks, long Octets)>(order.Count);
        for (var i = order.Count - 1; i > 0; i--)
        {
            var node = order[i];
            var own = AddOwn(node);
            sums.TryGetValue(node, out var below);
            var all = (Ticks: own.Ticks + below.Ticks, Octets: own.Octets + below.Octets);
            var parent = node.Parent!; // only the root has none
            sums.TryGetValue(parent, out var above);
            sums[parent] = (above.Ticks + all.Ticks, above.Octets + all.Octets);
            if (!IsRecursive(node))
            {
                _functions[node.Function].TotalTicks += all.Ticks;
                _functions[node.Function].TotalOctets += all.Octets;
            }
        }
    }

    private (long Ticks, long Octets) AddOwn(ProfileNode node)
    {
        var (ticks, octets) = (0L, 0L);
        foreach (var (line, cost) in node.Lines)
        {
            ticks += cost.Ticks;
            octets += cost.Octets;
            if (line < 0)
                continue; // before the first statement
            _lines[line].Hits += cost.Hits;
            _lines[line].Ticks += cost.Ticks;
            _lines[line].Octets += cost.Octets;
        }

        _functions[node.Function].Calls += node.Calls;
        _functions[node.Function].OwnTicks += ticks;
        _functions[node.Function].OwnOctets += octets;
        var stack = new int[node.Depth];
        var place = node.Depth;
        for (var frame = node; frame.Parent is { } parent; frame = parent)
            stack[--place] = frame.Function;
        Stacks.Add((stack, ticks, octets));
        return (ticks, octets);
    }

    // A call below another of the same function is part of that one's total already.
    private static bool IsRecursive(ProfileNode node)
    {
        for (var caller = node.Parent; caller is not null; caller = caller.Parent)
        {
            if (caller.Function == node.Function)
                return true;
        }

        return false;
    }
}
