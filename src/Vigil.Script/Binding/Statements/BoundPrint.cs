using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>print</c>.</summary>
/// <param name="Arguments">What is printed.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundPrint(ImmutableArray<BoundExpression> Arguments, SourceLocation Location)
    : BoundStatement(Location);
