using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <summary>What the binder knows about the function it is in.</summary>
/// <param name="body">The function.</param>
/// <param name="outer">The function around, for lambdas and <c>when</c>.</param>
internal sealed class FunctionScope(FunctionBody body, FunctionScope? outer)
{
    /// <summary>The function.</summary>
    public FunctionBody Body { get; } = body;

    /// <summary>The function around.</summary>
    public FunctionScope? Outer { get; } = outer;

    /// <summary>Local names.</summary>
    public Dictionary<string, LocalSymbol> Names { get; } = [];

    /// <summary>Names declared in the blocks that are open, innermost last.</summary>
    public Stack<List<LocalSymbol>> Blocks { get; } = new();

    /// <summary>The capture list as written; none if there was none.</summary>
    public ImmutableArray<CaptureSyntax>? Captures { get; init; }

    /// <summary>The function whose frame holds captured variables: the parts of a <c>when</c> share that of its condition.</summary>
    public FunctionBody Frame { get; init; } = body;

    /// <summary>Outer locals used without being captured.</summary>
    public List<string> Uncaptured { get; } = [];

    /// <summary>Loops that are open.</summary>
    public int Loops { get; set; }

    /// <summary>Switches that are open.</summary>
    public int Switches { get; set; }

    /// <summary>What <c>return</c> gives.</summary>
    public ScriptType Result { get; set; } = body.Type.Result;

    /// <summary>Whether the first <c>return</c> with a value says what the function gives: anonymous functions that do not.</summary>
    public bool InfersResult { get; init; }

    /// <summary>Whether names not found here are looked for outside: parts of a <c>when</c>.</summary>
    public bool IsWhen { get; init; }

    /// <summary>Global variables used; collected for <c>when</c> conditions.</summary>
    public HashSet<GlobalSymbol> Globals { get; } = [];
}
