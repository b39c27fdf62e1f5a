namespace Vigil.Core.Patterns;

/// <summary>A state of the deterministic automaton: a set of nodes, and what has matched on arriving in it.</summary>
/// <param name="nodes">Nodes that consume something or accept, ascending.</param>
/// <param name="accepts">Patterns matched here.</param>
/// <param name="acceptsAtEnd">Further patterns matched here if the input ends.</param>
internal sealed class DfaState(int[] nodes, int[] accepts, int[] acceptsAtEnd)
{
    /// <summary>Its nodes; they make the state, also when a full cache has been emptied meanwhile.</summary>
    public int[] Nodes { get; } = nodes;

    /// <summary>Patterns matched here.</summary>
    public int[] Accepts { get; } = accepts;

    /// <summary>Further patterns matched here if the input ends.</summary>
    public int[] AcceptsAtEnd { get; } = acceptsAtEnd;

    /// <summary>Whether anything matches if the input ends here.</summary>
    public bool MatchesAtEnd => Accepts.Length > 0 || AcceptsAtEnd.Length > 0;

    /// <summary>The cache it was last entered in.</summary>
    public object? Generation { get; set; }

    /// <summary>Its transition in that cache: see <see cref="DfaCache"/>.</summary>
    public int Entry { get; set; }
}
