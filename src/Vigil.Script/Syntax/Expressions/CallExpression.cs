using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>f(a)</c>, or a typed constructor <c>R($a=1)</c>, <c>T(1, 2)</c>.</summary>
/// <param name="Callee">What is called, or the type whose constructor this is.</param>
/// <param name="Arguments">Positional arguments.</param>
/// <param name="Fields">Field initialisers of a typed record constructor; otherwise empty.</param>
/// <param name="Location">Where it stands.</param>
public sealed record CallExpression(
    ExpressionSyntax Callee,
    ImmutableArray<ExpressionSyntax> Arguments,
    ImmutableArray<FieldInitializer> Fields,
    SourceLocation Location)
    : ExpressionSyntax(Location);
