using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A name: variable, function, enum constant or type.</summary>
/// <param name="Name">The name as written, with module if one was written, without a leading <c>::</c>.</param>
/// <param name="IsGlobal">Whether it was written with a leading <c>::</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record NameExpression(string Name, bool IsGlobal, SourceLocation Location)
    : ExpressionSyntax(Location);
