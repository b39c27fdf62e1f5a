using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>return</c>.</summary>
/// <param name="Result">The value.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundReturn(BoundExpression? Result, SourceLocation Location)
    : BoundStatement(Location);
