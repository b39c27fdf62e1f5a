using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax;

/// <summary>Takes the program from the parser, piece by piece in source order; the binder implements it.</summary>
/// <remarks>
/// Each declaration is handed over as soon as it is parsed and takes effect at once (language.md 4.1), because
/// directives further down ask about what is defined so far.
/// </remarks>
public interface IProgramBuilder
{
    /// <summary>Where syntax errors, and errors of the lexer, are reported.</summary>
    Reporter Reporter { get; }

    /// <summary>A declaration.</summary>
    void Declare(DeclarationSyntax declaration);

    /// <summary>A top-level statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="module">The module current there.</param>
    void AddStatement(StatementSyntax statement, string module);

    /// <summary>Tells that a module exists, as soon as its <c>module</c> directive is seen.</summary>
    void EnterModule(string module);

    /// <summary>Whether <c>@if</c> goes on with its first branch; mistakes are reported and count as false.</summary>
    bool EvaluateCondition(ExpressionSyntax condition, string module);

    /// <summary>Whether <c>@ifdef</c> knows the name: a visible identifier or a module.</summary>
    bool IsDefined(string name, string module);
}
