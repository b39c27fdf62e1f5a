using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>[$a=1]</c> or <c>record($a=1)</c>.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Location">Where it stands.</param>
public sealed record RecordExpression(ImmutableArray<FieldInitializer> Fields, SourceLocation Location)
    : ExpressionSyntax(Location);
