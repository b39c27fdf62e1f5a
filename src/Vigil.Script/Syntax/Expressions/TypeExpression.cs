using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A type used as a value.</summary>
/// <param name="Denoted">The type.</param>
/// <param name="Location">Where it stands.</param>
public sealed record TypeExpression(TypeSyntax Denoted, SourceLocation Location)
    : ExpressionSyntax(Location);
