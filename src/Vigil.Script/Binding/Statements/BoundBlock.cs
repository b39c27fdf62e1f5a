using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Binding;

/// <summary>Statements in order.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record BoundBlock(ImmutableArray<BoundStatement> Statements, SourceLocation Location)
    : BoundStatement(Location);
