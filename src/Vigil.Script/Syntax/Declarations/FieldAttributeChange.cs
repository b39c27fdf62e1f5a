using System.Collections.Immutable;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary><c>redef record N$f += { &amp;log }</c>.</summary>
/// <param name="Record">The record.</param>
/// <param name="Field">The field.</param>
/// <param name="IsAddition"><c>+=</c>, else <c>-=</c>.</param>
/// <param name="Attributes">Attributes added or taken away.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FieldAttributeChange(
    string Record,
    string Field,
    bool IsAddition,
    ImmutableArray<AttributeSyntax> Attributes,
    SourceLocation Location)
    : DeclarationSyntax(Location);
