using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>next;</c>.</summary>
/// <param name="Location">Where it stands.</param>
public sealed record NextStatement(SourceLocation Location)
    : StatementSyntax(Location);
