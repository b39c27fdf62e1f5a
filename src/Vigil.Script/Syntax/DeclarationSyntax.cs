using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>A declaration, with the module and export section it stands in.</summary>
/// <param name="Location">Where it stands.</param>
public abstract record DeclarationSyntax(SourceLocation Location)
    : SyntaxNode(Location)
{
    /// <summary>The module current at the declaration.</summary>
    public string Module { get; init; } = "GLOBAL";

    /// <summary>Whether it stands in an <c>export</c> section.</summary>
    public bool IsExported { get; init; }

    /// <summary>Text of the <c>##</c> comments before it, for documentation; empty if none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Whether <c>@pragma push ignore-deprecations</c> silences warnings about deprecation in it.</summary>
    public bool SilencesDeprecation { get; init; }
}
