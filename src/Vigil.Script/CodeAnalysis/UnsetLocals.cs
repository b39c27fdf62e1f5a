using Vigil.Core.Types;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.CodeAnalysis;

/// <summary>Finds locals that are read where no path, or not every path, has set them.</summary>
/// <remarks>
/// Walks in order of execution with two sets: what every path up to here has set, and what some path has. Where paths meet,
/// the first is cut and the second united; a turn of a loop may come after another turn.
/// </remarks>
internal sealed class UnsetLocals : BoundWalker
{
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<LocalSymbol> _told = [];
    private readonly HashSet<LocalSymbol> _own = [];
    private HashSet<LocalSymbol> _always = [];
    private HashSet<LocalSymbol> _sometimes = [];

    private UnsetLocals(FunctionBody body, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _own.UnionWith(body.Locals);
        _always.UnionWith(body.Parameters);
        _sometimes.UnionWith(body.Parameters);
    }

    /// <summary>Warns of the locals of <paramref name="body"/>.</summary>
    public static void Check(FunctionBody body, DiagnosticBag diagnostics) =>
        new UnsetLocals(body, diagnostics).Visit(body.Statements);

    /// <inheritdoc/>
    public override void Visit(BoundStatement? statement)
    {
        switch (statement)
        {
            case BoundIf choice:
                Visit(choice.Condition);
                var (always, sometimes) = Copy();
                Visit(choice.Then);
                var (thenAlways, thenSometimes, thenEnds) = (_always, _sometimes, Ends(choice.Then));
                (_always, _sometimes) = (always, sometimes);
                Visit(choice.Else);
                Join(thenAlways, thenSometimes, thenEnds, isHereEnd: choice.Else is not null && Ends(choice.Else));
                break;
            case BoundFor loop:
                Visit(loop.Container);
                VisitLoop(loop.Body, () =>
                {
                    foreach (var key in loop.Keys)
                        Set(key);
                    Set(loop.Item);
                });
                break;
            case BoundWhile loop:
                _sometimes.UnionWith(Assigned.In(loop.Body));
                Visit(loop.Condition);
                VisitLoop(loop.Body, static () => { });
                break;
            case BoundSwitch choice:
                Visit(choice.Subject);
                VisitCases(choice);
                break;
            case BoundLocalDeclaration declaration:
                base.Visit(statement);
                if (declaration.Source is not null || declaration.Symbol.Type.Tag is TypeTag.Table or TypeTag.Vector or TypeTag.Record)
                    Set(declaration.Symbol); // containers are made empty
                break;
            default:
                base.Visit(statement);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Visit(BoundExpression? expression)
    {
        switch (expression)
        {
            case BoundLocal read:
                Read(read);
                break;
            case BoundAssign { Target: BoundLocal target } assign:
                Visit(assign.Source);
                Set(target.Symbol);
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
                VisitMaybe(logical.Right);
                break;
            case BoundConditional conditional:
                Visit(conditional.Condition);
                VisitMaybe(conditional.Then);
                VisitMaybe(conditional.Else);
                break;
            default:
                base.Visit(expression);
                break;
        }
    }

    private static bool Ends(BoundStatement statement) => !UnreachableCode.MayGoOn(statement);

    private void Read(BoundLocal read)
    {
        var symbol = read.Symbol;
        if (_always.Contains(symbol) || !_own.Contains(symbol) || symbol.Captured >= 0 || !_told.Add(symbol))
            return;
        _diagnostics.Warning(
            read.Location, _sometimes.Contains(symbol) ? "possibly used without definition" : "used without definition", symbol.DisplayName);
    }

    private void VisitMaybe(BoundExpression expression)
    {
        HashSet<LocalSymbol> before = [.. _always];
        Visit(expression);
        _always = before;
    }

    private void VisitLoop(BoundStatement body, Action begin)
    {
        HashSet<LocalSymbol> before = [.. _always];
        _sometimes.UnionWith(Assigned.In(body)); // by the turn before
        begin();
        Visit(body);
        _always = before;
    }

    private void VisitCases(BoundSwitch choice)
    {
        var (always, sometimes) = Copy();
        var hasDefault = choice.Cases.Any(static c => c.IsDefault);
        HashSet<LocalSymbol>? common = hasDefault ? null : [.. always];
        foreach (var block in choice.Cases)
        {
            var falls = block.Body.Statements is [.., BoundFallthrough];
            _always = [.. always];
            foreach (var (_, symbol) in block.Types)
                Set(symbol);
            Visit(block.Body);
            sometimes.UnionWith(_sometimes);
            _sometimes = [.. sometimes]; // a block may be reached from the one before
            if (falls || block.Body.Statements is [.., BoundReturn])
                continue;
            if (common is null)
                common = _always;
            else
                common.IntersectWith(_always);
        }

        (_always, _sometimes) = (common ?? always, sometimes);
    }

    private (HashSet<LocalSymbol> Always, HashSet<LocalSymbol> Sometimes) Copy() => ([.. _always], [.. _sometimes]);

    private void Join(HashSet<LocalSymbol> always, HashSet<LocalSymbol> sometimes, bool isThereEnd, bool isHereEnd)
    {
        _sometimes.UnionWith(sometimes);
        if (isHereEnd)
            _always = isThereEnd ? _always : always;
        else if (!isThereEnd)
            _always.IntersectWith(always);
    }

    private void Set(LocalSymbol? symbol)
    {
        if (symbol is null)
            return;
        _always.Add(symbol);
        _sometimes.Add(symbol);
    }

    /// <summary>Collects what a statement may set.</summary>
    private sealed class Assigned : BoundWalker
    {
        private readonly HashSet<LocalSymbol> _found = [];

        public static HashSet<LocalSymbol> In(BoundStatement statement)
        {
            var walker = new Assigned();
            walker.Visit(statement);
            return walker._found;
        }

        public override void Visit(BoundStatement? statement)
        {
            switch (statement)
            {
                case BoundFor loop:
                    foreach (var key in loop.Keys)
                        Add(key);
                    Add(loop.Item);
                    break;
                case BoundLocalDeclaration { Source: not null } declaration:
                    Add(declaration.Symbol);
                    break;
            }

            base.Visit(statement);
        }

        protected override void OnExpression(BoundExpression expression)
        {
            switch (expression)
            {
                case BoundAssign { Target: BoundLocal target }:
                    Add(target.Symbol);
                    break;
                case BoundListAssign list:
                    foreach (var place in list.Targets)
                        Add((place as BoundLocal)?.Symbol);
                    break;
            }
        }

        private void Add(LocalSymbol? symbol)
        {
            if (symbol is not null)
                _found.Add(symbol);
        }
    }
}
