using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary><c>switch</c> over constants.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Cases">The blocks.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundSwitch(BoundExpression Subject, ImmutableArray<BoundCase> Cases, SourceLocation Location)
    : BoundStatement(Location);
