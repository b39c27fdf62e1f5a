namespace Vigil.Core.Patterns;

/// <summary>What is known of a deterministic automaton; a snapshot that threads read without locks.</summary>
/// <remarks>
/// <see cref="Table"/> has a row of transitions for each state, one column for each class of octets. A transition is the
/// offset of the next state's row; complemented (negative) if something matches there; 0 if nothing can match any more;
/// <see cref="Unknown"/> if it has not been computed yet. Entries go from unknown to known only. A table that is too small is replaced
/// by a bigger copy with the same <see cref="Generation"/>; one at its cap by an empty one of a new generation.
/// Readers of older snapshots remain correct: at worst they find an entry unknown and ask again.
/// </remarks>
internal sealed class DfaCache(int[] table, DfaState[] states, object generation)
{
    /// <summary>A transition not computed yet.</summary>
    public const int Unknown = -1;

    /// <summary>Transitions, row after row.</summary>
    public int[] Table { get; } = table;

    /// <summary>The state of each row.</summary>
    public DfaState[] States { get; } = states;

    /// <summary>Identity of the numbering of states.</summary>
    public object Generation { get; } = generation;

    /// <summary>Where to begin in the middle of the input.</summary>
    public int Start { get; init; }

    /// <summary>Where to begin at the start of the input, where <c>^</c> may match.</summary>
    public int StartAtBegin { get; init; }
}
