using System.Collections.Immutable;

namespace Vigil.Script.Binding;

/// <summary>Walks a bound tree, parents before children, in order of evaluation; bodies of lambdas are not entered.</summary>
internal abstract class BoundWalker
{
    /// <summary>Walks an expression.</summary>
    public virtual void Visit(BoundExpression? expression)
    {
        if (expression is null)
            return;
        OnExpression(expression);
        foreach (var child in ChildrenOf(expression))
            Visit(child);
    }

    /// <summary>Walks a statement.</summary>
    public virtual void Visit(BoundStatement? statement)
    {
        switch (statement)
        {
            case BoundBlock b:
                foreach (var inner in b.Statements)
                    Visit(inner);
                break;
            case BoundExpressionStatement e:
                Visit(e.Expression);
                break;
            case BoundPrint p:
                Visit(p.Arguments);
                break;
            case BoundEvent e:
                Visit(e.Arguments);
                break;
            case BoundIf i:
                Visit(i.Condition);
                Visit(i.Then);
                Visit(i.Else);
                break;
            case BoundSwitch s:
                Visit(s.Subject);
                foreach (var c in s.Cases)
                    Visit(c.Body);
                break;
            case BoundFor f:
                Visit(f.Container);
                Visit(f.Body);
                break;
            case BoundWhile w:
                Visit(w.Condition);
                Visit(w.Body);
                break;
            case BoundReturn r:
                Visit(r.Result);
                break;
            case BoundLocalDeclaration d:
                Visit(d.Source);
                Visit(d.Attributes?.Default);
                break;
            case BoundWhen w:
                Visit(w.Timeout);
                break;
            case BoundAssert a:
                Visit(a.Condition);
                Visit(a.Message);
                break;
            case BoundSliceAssign s:
                Visit(s.Source);
                Visit(s.Target);
                break;
        }
    }

    /// <summary>Called for every expression before its parts.</summary>
    protected virtual void OnExpression(BoundExpression expression)
    {
    }

    /// <summary>The direct parts of an expression.</summary>
    internal static IEnumerable<BoundExpression> ChildrenOf(BoundExpression expression) => expression switch
    {
        BoundUnary u => [u.Operand],
        BoundIncrement i => [i.Target],
        BoundBinary b => [b.Left, b.Right],
        BoundIn i => [.. i.Keys, i.Container],
        BoundConditional c => [c.Condition, c.Then, c.Else],
        BoundAssign a => [a.Source, a.Target],
        BoundUpdate u => [u.Source, u.Target],
        BoundListAssign a => [a.Source, .. a.Targets],
        BoundIndex i => [i.Container, .. i.Keys],
        BoundSlice s => Present(s.Container, s.From, s.To),
        BoundField f => [f.Record],
        BoundHasField f => [f.Record],
        BoundCall c => [c.Callee, .. c.Arguments],
        BoundConvert c => [c.Operand],
        BoundCast c => [c.Operand],
        BoundIs i => [i.Operand],
        BoundRecord r => r.Fields.Select(static f => f.Value),
        BoundTable t => t.Entries.SelectMany(static e => e.Value is null ? e.Keys : e.Keys.Add(e.Value))
            .Concat(t.Attributes?.Default is { } made ? [made] : []),
        BoundVector v => v.Items,
        BoundList l => l.Items,
        BoundSchedule s => [s.When, .. s.Arguments],
        BoundAdd a => [a.Element],
        BoundDelete d => [d.Target],
        BoundWhenLocal w => [w.Source],
        _ => [],
    };

    private void Visit(ImmutableArray<BoundExpression> expressions)
    {
        foreach (var expression in expressions)
            Visit(expression);
    }

    private static IEnumerable<BoundExpression> Present(params BoundExpression?[] expressions) =>
        expressions.OfType<BoundExpression>();
}
