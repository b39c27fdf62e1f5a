using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A local variable or constant.</summary>
/// <param name="IsConst"><c>const</c> instead of <c>local</c>.</param>
/// <param name="Name">The variable.</param>
/// <param name="Type">Its type, if written.</param>
/// <param name="Operator">The operator before the initialiser.</param>
/// <param name="Initializer">The initialiser, if any.</param>
/// <param name="Attributes">Attributes.</param>
/// <param name="Location">Where it stands.</param>
public sealed record LocalStatement(
    bool IsConst,
    string Name,
    TypeSyntax? Type,
    AssignOperator? Operator,
    ExpressionSyntax? Initializer,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : StatementSyntax(Location);
