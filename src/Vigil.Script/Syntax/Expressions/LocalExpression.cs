using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>local x = e</c> inside the condition of a <c>when</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Source">Its value.</param>
/// <param name="Location">Where it stands.</param>
public sealed record LocalExpression(string Name, ExpressionSyntax Source, SourceLocation Location)
    : ExpressionSyntax(Location);
