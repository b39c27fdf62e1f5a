using System.Collections.Immutable;

namespace Vigil.Script.Binding;

/// <summary>An entry of a table or set constructor.</summary>
/// <param name="Keys">Components of the index.</param>
/// <param name="Value">The value; <see langword="null"/> for a set.</param>
internal sealed record BoundEntry(ImmutableArray<BoundExpression> Keys, BoundExpression? Value);
