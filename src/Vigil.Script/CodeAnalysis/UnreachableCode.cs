using Vigil.Core.Types;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.CodeAnalysis;

/// <summary>Finds statements that control never comes to.</summary>
internal sealed class UnreachableCode : BoundWalker
{
    private readonly DiagnosticBag _diagnostics;

    private UnreachableCode(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>Warns of the first such statement of each block in <paramref name="body"/>.</summary>
    public static void Check(FunctionBody body, DiagnosticBag diagnostics) => new UnreachableCode(diagnostics).Visit(body.Statements);

    /// <summary>Whether control may come behind a statement; in doubt it may.</summary>
    public static bool MayGoOn(BoundStatement statement) => statement switch
    {
        BoundReturn or BoundBreak or BoundNext or BoundFallthrough => false,
        BoundWhen wait => !wait.IsReturn,
        BoundBlock block => block.Statements.All(MayGoOn),
        BoundIf { Else: { } other } choice => MayGoOn(choice.Then) || MayGoOn(other),
        BoundWhile { Condition: BoundConstant { Type.Tag: TypeTag.Bool, Value: var holds } } loop => !holds.AsBool() || Leaves.In(loop.Body),
        BoundSwitch => CanComplete.Of(statement),
        _ => true,
    };

    /// <inheritdoc/>
    public override void Visit(BoundStatement? statement)
    {
        if (statement is BoundBlock block)
        {
            for (var i = 0; i + 1 < block.Statements.Length; i++)
            {
                // A break behind a return ends a case block, as the language wants; what failed to bind is an empty block.
                if (MayGoOn(block.Statements[i]) || block.Statements[i + 1] is BoundBreak or BoundFallthrough or BoundBlock { Statements.IsEmpty: true })
                    continue;
                _diagnostics.Warning(block.Statements[i + 1].Location, "unreachable code");
                break;
            }
        }

        base.Visit(statement);
    }

    /// <summary>Whether a <c>break</c> leaves the loop that a statement is the body of.</summary>
    private sealed class Leaves : BoundWalker
    {
        private bool _found;

        public static bool In(BoundStatement body)
        {
            var walker = new Leaves();
            walker.Visit(body);
            return walker._found;
        }

        public override void Visit(BoundStatement? statement)
        {
            _found |= statement is BoundBreak;
            if (statement is not (BoundFor or BoundWhile or BoundSwitch))
                base.Visit(statement);
        }
    }
}
