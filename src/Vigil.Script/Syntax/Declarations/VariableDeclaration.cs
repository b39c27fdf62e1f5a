using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>global</c>, <c>const</c>, <c>option</c> or <c>redef</c> of a variable.</summary>
/// <param name="Kind">Which keyword.</param>
/// <param name="Name">Name as written.</param>
/// <param name="IsGlobal">Whether it was written with a leading <c>::</c>.</param>
/// <param name="Type">Type, if written.</param>
/// <param name="Operator">The operator before the initialiser.</param>
/// <param name="Initializer">The initialiser, if any.</param>
/// <param name="Attributes">Attributes.</param>
/// <param name="Location">Where it stands.</param>
public sealed record VariableDeclaration(
    VariableKind Kind,
    string Name,
    bool IsGlobal,
    TypeSyntax? Type,
    AssignOperator? Operator,
    ExpressionSyntax? Initializer,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : DeclarationSyntax(Location);
