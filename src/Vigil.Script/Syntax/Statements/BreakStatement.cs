using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>break;</c>.</summary>
/// <param name="Location">Where it stands.</param>
public sealed record BreakStatement(SourceLocation Location)
    : StatementSyntax(Location);
