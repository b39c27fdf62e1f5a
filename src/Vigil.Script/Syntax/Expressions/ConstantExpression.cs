using Vigil.Core.Diagnostics;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax;

/// <summary>A literal.</summary>
/// <param name="Value">The value: bool, count, double, interval, port, addr, subnet or string.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ConstantExpression(Value Value, SourceLocation Location)
    : ExpressionSyntax(Location);
