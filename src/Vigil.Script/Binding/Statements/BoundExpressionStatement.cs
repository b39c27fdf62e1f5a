using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>An expression for its effect.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundExpressionStatement(BoundExpression Expression, SourceLocation Location)
    : BoundStatement(Location);
