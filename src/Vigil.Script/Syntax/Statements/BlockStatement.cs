using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>{ ... }</c>.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Location">Where it stands.</param>
public sealed record BlockStatement(ImmutableArray<StatementSyntax> Statements, SourceLocation Location)
    : StatementSyntax(Location);
