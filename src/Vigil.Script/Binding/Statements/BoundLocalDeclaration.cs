using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>A <c>local</c> with or without initialiser.</summary>
/// <param name="Symbol">The variable.</param>
/// <param name="Source">Its value.</param>
/// <param name="Attributes">Attributes of a container without initialiser.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundLocalDeclaration(
    LocalSymbol Symbol, BoundExpression? Source, BoundTableAttributes? Attributes, SourceLocation Location)
    : BoundStatement(Location);
