using Vigil.Core.Types;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>Finds the locals that might be read before they are set; only those are tracked at run time.</summary>
/// <remarks>
/// Walks the body in order of execution with the set of locals known to be set. Where paths meet, what all of them have set
/// is known; a loop body may run not at all; a statement that can fail half-way sets nothing.
/// </remarks>
internal sealed class AssignmentAnalysis : BoundWalker
{
    private HashSet<LocalSymbol> _set = [];

    /// <summary>Marks the locals of <paramref name="body"/> that need tracking.</summary>
    public static void Mark(FunctionBody body)
    {
        var analysis = new AssignmentAnalysis();
        foreach (var parameter in body.Parameters)
            analysis._set.Add(parameter);
        analysis.Visit(body.Statements);
    }

    /// <inheritdoc/>
    public override void Visit(BoundStatement? statement)
    {
        HashSet<LocalSymbol> before;
        switch (statement)
        {
            case BoundIf i:
                Visit(i.Condition);
                before = [.. _set];
                Visit(i.Then);
                var then = Ends(i.Then) ? null : _set;
                _set = before;
                Visit(i.Else);
                if (i.Else is not null && Ends(i.Else))
                    _set = then ?? _set;
                else if (then is not null)
                    _set.IntersectWith(then);
                break;
            case BoundFor f:
                Visit(f.Container);
                before = [.. _set];
                foreach (var key in f.Keys)
                    Set(key);
                Set(f.Item);
                Visit(f.Body);
                _set = before;
                break;
            case BoundWhile w:
                Visit(w.Condition);
                before = [.. _set];
                Visit(w.Body);
                _set = before;
                break;
            case BoundSwitch s:
                Visit(s.Subject);
                before = [.. _set];
                foreach (var block in s.Cases)
                {
                    _set = [.. before];
                    foreach (var (_, symbol) in block.Types)
                        Set(symbol);
                    Visit(block.Body);
                }

                _set = before;
                break;
            case BoundLocalDeclaration d:
                base.Visit(statement);
                if (d.Source is not null)
                {
                    if (Fallible.Is(d.Source))
                        d.Symbol.IsTracked |= !_set.Contains(d.Symbol);
                    else
                        Set(d.Symbol);
                }
                else if (d.Symbol.Type.Tag is TypeTag.Table or TypeTag.Vector or TypeTag.Record)
                {
                    Set(d.Symbol); // made empty
                }

                break;
            case BoundExpressionStatement { Expression: var e } when Fallible.Is(e):
                before = [.. _set];
                base.Visit(statement);
                _set = before;
                break;
            case BoundWhen w:
                base.Visit(statement);
                foreach (var capture in w.Condition.Captures)
                {
                    if (!_set.Contains(capture.Outer))
                        capture.Outer.IsTracked = true;
                }

                break;
            default:
                base.Visit(statement);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Visit(BoundExpression? expression)
    {
        HashSet<LocalSymbol> before;
        switch (expression)
        {
            case BoundLocal { Symbol: var read }:
                if (!_set.Contains(read))
                    read.IsTracked = true;
                break;
            case BoundAssign { Target: BoundLocal { Symbol: var target } } assign:
                Visit(assign.Source);
                Set(target);
                break;
            case BoundListAssign list:
                Visit(list.Source);
                foreach (var place in list.Targets)
                {
                    if (place is BoundLocal { Symbol: var symbol })
                        Set(symbol);
                    else
                        Visit(place);
                }

                break;
            case BoundBinary { Operator: Syntax.BinaryOperator.And or Syntax.BinaryOperator.Or } logical:
                Visit(logical.Left);
                before = [.. _set];
                Visit(logical.Right);
                _set = before;
                break;
            case BoundConditional conditional:
                Visit(conditional.Condition);
                before = [.. _set];
                Visit(conditional.Then);
                _set = [.. before];
                Visit(conditional.Else);
                _set = before;
                break;
            case BoundLambda lambda:
                foreach (var capture in lambda.Body.Captures)
                {
                    if (!_set.Contains(capture.Outer))
                        capture.Outer.IsTracked = true;
                }

                break;
            default:
                base.Visit(expression);
                break;
        }
    }

    private static bool Ends(BoundStatement statement) => statement switch
    {
        BoundReturn or BoundBreak or BoundNext => true,
        BoundBlock { Statements: [.., var last] } => Ends(last),
        BoundIf { Else: { } other } i => Ends(i.Then) && Ends(other),
        _ => false,
    };

    private void Set(LocalSymbol? local)
    {
        if (local is not null)
            _set.Add(local);
    }
}
