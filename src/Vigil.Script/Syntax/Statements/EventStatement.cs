using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>event e(args);</c>.</summary>
/// <param name="Event">The event.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EventStatement(
    NameExpression Event,
    ImmutableArray<ExpressionSyntax> Arguments,
    SourceLocation Location)
    : StatementSyntax(Location);
