namespace Vigil.Script.Binding;

/// <summary>Whether control may reach the end of a statement; in doubt it may.</summary>
internal static class CanComplete
{
    /// <summary>Whether it may.</summary>
    public static bool Of(BoundStatement statement) => statement switch
    {
        BoundReturn => false,
        BoundWhen w => !w.IsReturn,
        BoundBlock block => block.Statements.All(Of),
        BoundIf { Else: { } other } i => Of(i.Then) || Of(other),
        BoundSwitch s => !s.Cases.Any(static c => c.IsDefault) || s.Cases.Any(static c => MayLeave(c.Body)),
        _ => true,
    };

    // A block that ends in fallthrough goes on in the next one, whose own end counts.
    private static bool MayLeave(BoundBlock body) =>
        new BreakFinder().Finds(body) || (Of(body) && body.Statements is not [.., BoundFallthrough]);

    private sealed class BreakFinder : BoundWalker
    {
        private bool _found;

        public bool Finds(BoundStatement statement)
        {
            Visit(statement);
            return _found;
        }

        public override void Visit(BoundStatement? statement)
        {
            if (statement is BoundBreak)
                _found = true;
            if (statement is not (BoundFor or BoundWhile or BoundSwitch))
                base.Visit(statement);
        }
    }
}
