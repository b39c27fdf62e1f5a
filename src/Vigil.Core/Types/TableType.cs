using System.Collections.Immutable;
using System.Text;

namespace Vigil.Core.Types;

/// <summary>A table, or a set if it yields nothing.</summary>
/// <param name="indices">Types of the index components; empty for <c>table()</c> and <c>set()</c> without a type of their own.</param>
/// <param name="yield">What it maps to; <see langword="null"/> for a set.</param>
public sealed class TableType(ImmutableArray<ScriptType> indices, ScriptType? yield) : ScriptType(TypeTag.Table)
{
    /// <summary>Types of the index components.</summary>
    public ImmutableArray<ScriptType> Indices { get; } = indices;

    /// <summary>What it maps to; <see langword="null"/> for a set.</summary>
    public ScriptType? Yield { get; } = yield;

    /// <summary>Whether it is a set.</summary>
    public bool IsSet => Yield is null;

    /// <summary>Whether it is an empty constructor that has no type of its own.</summary>
    public bool IsUntyped => Indices.IsEmpty;

    /// <summary>Whether lookups are longest-prefix matches.</summary>
    public bool IsSubnetIndexed => Indices is [{ Tag: TypeTag.Subnet }];

    /// <summary>Whether a string index finds all matching patterns.</summary>
    public bool IsPatternIndexed => Indices is [{ Tag: TypeTag.Pattern }];

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        if (IsUntyped)
        {
            text.Append(IsSet ? "set()" : "table()");
            return;
        }

        text.Append(IsSet ? "set[" : "table[");
        for (var i = 0; i < Indices.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            Indices[i].WriteTo(text);
        }

        text.Append(']');
        if (Yield is not null)
        {
            text.Append(" of ");
            Yield.WriteTo(text);
        }
    }
}
