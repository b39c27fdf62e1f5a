using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax;

/// <summary>A pattern literal.</summary>
/// <param name="Body">The text between the slashes.</param>
/// <param name="IgnoreCase">Flag <c>i</c>.</param>
/// <param name="DotAll">Flag <c>s</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record PatternExpression(ByteString Body, bool IgnoreCase, bool DotAll, SourceLocation Location)
    : ExpressionSyntax(Location);
