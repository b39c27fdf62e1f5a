using System.Runtime.InteropServices;

namespace Vigil.Runtime.Profiling;

/// <summary>A function as called along one path of callers.</summary>
/// <param name="function">Its number; -1 for the root.</param>
/// <param name="parent">The caller.</param>
public sealed class ProfileNode(int function, ProfileNode? parent)
{
    private readonly Dictionary<int, ProfileNode> _children = [];
    private readonly Dictionary<int, LineCost> _lines = [];

    /// <summary>Its number; -1 for the root.</summary>
    public int Function { get; } = function;

    /// <summary>The caller.</summary>
    public ProfileNode? Parent { get; } = parent;

    /// <summary>How far from the root.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>How often it was called along this path.</summary>
    public long Calls { get; set; }

    /// <summary>What it called.</summary>
    public IReadOnlyCollection<ProfileNode> Children => _children.Values;

    /// <summary>Costs of its lines, by number.</summary>
    public IReadOnlyDictionary<int, LineCost> Lines => _lines;

    /// <summary>The node of a function called from here, if there is one.</summary>
    public ProfileNode? Find(int function) => _children.GetValueOrDefault(function);

    internal ProfileNode Add(int function)
    {
        var child = new ProfileNode(function, this);
        _children.Add(function, child);
        return child;
    }

    internal ref LineCost Line(int line) => ref CollectionsMarshal.GetValueRefOrAddDefault(_lines, line, out _);
}
