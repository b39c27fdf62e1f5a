using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>fallthrough;</c>.</summary>
/// <param name="Location">Where it stands.</param>
public sealed record FallthroughStatement(SourceLocation Location)
    : StatementSyntax(Location);
