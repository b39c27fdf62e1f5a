using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Binding;

namespace Vigil.Script.Diagnostics;

/// <summary>Puts string constants of an expression in quotes; the result is only for reading.</summary>
internal static class Quoter
{
    /// <summary>The expression with quotes.</summary>
    public static BoundExpression Quote(BoundExpression expression) => expression switch
    {
        BoundConstant { Type.Tag: TypeTag.String, Value: var text } c => c with { Value = Value.String($"\"{text.AsString()}\"") },
        BoundUnary u => u with { Operand = Quote(u.Operand) },
        BoundBinary b => b with { Left = Quote(b.Left), Right = Quote(b.Right) },
        BoundIn i => i with { Keys = [.. i.Keys.Select(Quote)], Container = Quote(i.Container) },
        BoundConditional c => c with { Condition = Quote(c.Condition), Then = Quote(c.Then), Else = Quote(c.Else) },
        BoundIndex i => i with { Container = Quote(i.Container), Keys = [.. i.Keys.Select(Quote)] },
        BoundField f => f with { Record = Quote(f.Record) },
        BoundHasField f => f with { Record = Quote(f.Record) },
        BoundCall c => c with { Arguments = [.. c.Arguments.Select(Quote)] },
        BoundConvert c => c with { Operand = Quote(c.Operand) },
        BoundVector v => v with { Items = [.. v.Items.Select(Quote)] },
        _ => expression,
    };
}
