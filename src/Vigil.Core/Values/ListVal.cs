using System.Collections.Immutable;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>Several values as one: a composite index handed to a function that takes it as <c>any</c>.</summary>
public sealed class ListVal(ImmutableArray<Value> items) : ScriptObject
{
    /// <summary>The values.</summary>
    public ImmutableArray<Value> Items { get; } = items;

    /// <inheritdoc/>
    public override ScriptType Type => new ListType([.. Items.Select(static item => item.Type)]);
}
