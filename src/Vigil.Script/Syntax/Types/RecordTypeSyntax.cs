using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>record { ... }</c>.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Location">Where it stands.</param>
public sealed record RecordTypeSyntax(ImmutableArray<FieldSyntax> Fields, SourceLocation Location)
    : TypeSyntax(Location);
