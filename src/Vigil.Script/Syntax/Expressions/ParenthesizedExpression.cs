using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>( x )</c>; kept because messages show it.</summary>
/// <param name="Inner">What stands inside.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ParenthesizedExpression(ExpressionSyntax Inner, SourceLocation Location)
    : ExpressionSyntax(Location);
