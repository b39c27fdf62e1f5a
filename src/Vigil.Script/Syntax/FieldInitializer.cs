using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>$f = e</c>; a function-valued <c>$f(...) = { ... }</c> has a <see cref="LambdaExpression"/>.</summary>
/// <param name="Name">The field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FieldInitializer(string Name, ExpressionSyntax Value, SourceLocation Location)
    : SyntaxNode(Location);
