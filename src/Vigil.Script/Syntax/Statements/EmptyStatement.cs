using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>;</c>.</summary>
/// <param name="Location">Where it stands.</param>
public sealed record EmptyStatement(SourceLocation Location)
    : StatementSyntax(Location);
