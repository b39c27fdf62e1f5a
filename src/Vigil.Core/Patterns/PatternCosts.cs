namespace Vigil.Core.Patterns;

/// <summary>What automata over patterns have cost so far.</summary>
/// <param name="Automata">How many there are.</param>
/// <param name="Nodes">States of the automata they are made from.</param>
/// <param name="States">Their own states known at the moment.</param>
/// <param name="Classes">Classes of octets.</param>
/// <param name="Computed">Transitions that had to be computed.</param>
/// <param name="Memory">Octets of the tables of transitions.</param>
/// <param name="Known">Transitions that were known when input asked for them.</param>
public readonly record struct PatternCosts(int Automata, long Nodes, long States, long Classes, long Computed, long Memory, long Known)
{
    /// <summary>The costs of both.</summary>
    public static PatternCosts operator +(PatternCosts left, PatternCosts right) => new(
        left.Automata + right.Automata,
        left.Nodes + right.Nodes,
        left.States + right.States,
        left.Classes + right.Classes,
        left.Computed + right.Computed,
        left.Memory + right.Memory,
        left.Known + right.Known);
}
