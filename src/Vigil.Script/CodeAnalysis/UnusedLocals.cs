using Vigil.Core.Types;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.CodeAnalysis;

/// <summary>Finds locals that nothing reads, and what is assigned to them.</summary>
/// <remarks>Loop variables and those of type cases come with their statement and are left out.</remarks>
internal sealed class UnusedLocals : BoundWalker
{
    private readonly HashSet<LocalSymbol> _read = [];
    private readonly List<BoundLocalDeclaration> _declared = [];
    private readonly HashSet<LocalSymbol> _exempt = [];
    private readonly List<(LocalSymbol Symbol, BoundExpression Assignment)> _assigned = [];

    /// <summary>Warns of the locals of <paramref name="body"/>.</summary>
    public static void Check(FunctionBody body, DiagnosticBag diagnostics)
    {
        var walker = new UnusedLocals();
        walker.Visit(body.Statements);
        var unused = new HashSet<LocalSymbol>();
        foreach (var declaration in walker._declared)
        {
            var symbol = declaration.Symbol;
            if (symbol.Name == "_" || walker._read.Contains(symbol) || walker._exempt.Contains(symbol) || !unused.Add(symbol))
                continue;
            diagnostics.Warning(declaration.Location, "unused local variable", symbol.DisplayName);
        }

        foreach (var (symbol, assignment) in walker._assigned)
        {
            if (unused.Contains(symbol))
                diagnostics.Warning(assignment.Location, "assignment unused", BoundText.Of(assignment));
        }
    }

    /// <inheritdoc/>
    public override void Visit(BoundStatement? statement)
    {
        switch (statement)
        {
            case BoundLocalDeclaration declaration:
                _declared.Add(declaration);
                break;
            case BoundFor loop:
                foreach (var key in loop.Keys)
                    Exempt(key);
                Exempt(loop.Item);
                break;
            case BoundSwitch choice:
                foreach (var label in choice.Cases.SelectMany(static c => c.Types))
                    Exempt(label.Symbol);
                break;
            case BoundWhen wait:
                foreach (var capture in wait.Condition.Captures)
                    _read.Add(capture.Outer);
                break;
            case BoundExpressionStatement { Expression: BoundIncrement { Target: BoundLocal counted } step }:
                _assigned.Add((counted.Symbol, step));
                return;
            case BoundExpressionStatement { Expression: BoundUpdate { Target: BoundLocal target } update } when IsCopied(target.Type):
                _assigned.Add((target.Symbol, update));
                Visit(update.Source);
                return;
        }

        base.Visit(statement);
    }

    /// <inheritdoc/>
    public override void Visit(BoundExpression? expression)
    {
        switch (expression)
        {
            case BoundAssign { Target: BoundLocal target } assign:
                _assigned.Add((target.Symbol, assign));
                if (assign.Source is BoundBinary { Left: BoundLocal same } sum && ReferenceEquals(same.Symbol, target.Symbol))
                    Visit(sum.Right); // a += 2: what is read only for that is not used
                else
                    Visit(assign.Source);
                return;
            case BoundLocal local:
                _read.Add(local.Symbol);
                return;
            case BoundLambda lambda:
                foreach (var capture in lambda.Body.Captures)
                    _read.Add(capture.Outer);
                return;
            default:
                base.Visit(expression);
                return;
        }
    }

    // What has an identity may be known elsewhere too, and changing it has an effect there.
    private static bool IsCopied(ScriptType type) => type.Tag is not (TypeTag.Table or TypeTag.Vector or TypeTag.Record or TypeTag.Opaque or TypeTag.Any);

    private void Exempt(LocalSymbol? symbol)
    {
        if (symbol is not null)
            _exempt.Add(symbol);
    }
}
