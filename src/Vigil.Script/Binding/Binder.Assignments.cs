using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Assignments (language.md 3.12).</content>
internal sealed partial class Binder
{
    private BoundExpression BindAssign(AssignExpression syntax)
    {
        if (syntax.Operator != AssignOperator.Assign)
            return BindCompound(syntax);
        if (syntax.Target is BracketExpression list)
            return BindListAssign(list, syntax);
        var target = BindTarget(syntax.Target);
        if (target.IsError)
        {
            return target;
        }

        var source = BindInitializer(syntax.Source, target.Type, syntax.Location, e => $"{BoundText.Of(target)} = {BoundText.Of(e)}");
        return source.IsError ? source : new BoundAssign(target, source, syntax.Location);
    }

    /// <summary>Something that can be assigned to; mistakes are reported.</summary>
    private BoundExpression BindTarget(ExpressionSyntax syntax)
    {
        if (syntax is NameExpression { Name: "_" })
            return Fail(syntax.Location, "blank identifier used in expression");
        var target = syntax is IndexExpression index ? BindIndex(index, isAssigned: true) : BindExpression(syntax);
        switch (target)
        {
            case BoundError or BoundField:
                return target;
            case BoundIndex { Container.Type: TableType { IsSet: true } }:
                return Fail(target.Location, "can't be assigned to", BoundText.Of(target));
            case BoundIndex:
                return target;
            case BoundLocal local:
                if (local.Symbol.IsConst)
                    return Fail(target.Location, "const is not a modifiable lvalue", BoundText.Of(target));
                return target;
            case BoundGlobal { Symbol: var symbol }:
                if (symbol.Kind == GlobalKind.Constant)
                    return Fail(target.Location, "const is not a modifiable lvalue", BoundText.Of(target));
                if (symbol.Kind == GlobalKind.Option)
                    return Fail(target.Location, "option is not a modifiable lvalue", BoundText.Of(target));
                symbol.IsAssigned = true;
                return target;
            case BoundConstant { Type.Tag: TypeTag.Type }:
                return Fail(target.Location, "Type name is not an lvalue", BoundText.Of(target));
            default:
                return Fail(target.Location, "can't be assigned to", target is BoundConstant ? SyntaxName(syntax) : BoundText.Of(target));
        }
    }

    private static string SyntaxName(ExpressionSyntax syntax) => syntax switch
    {
        NameExpression name => name.Name,
        ConstantExpression constant => BoundText.Constant(constant.Value),
        _ => "",
    };

    private BoundExpression BindListAssign(BracketExpression list, AssignExpression syntax)
    {
        var source = BindExpression(syntax.Source);
        var targets = list.Items.Select(BindTarget).ToImmutableArray();
        if (source.IsError || targets.Any(static t => t.IsError))
            return new BoundError(syntax.Location);
        if (source.Type.Tag is not (TypeTag.Any or TypeTag.List))
            return Fail(syntax.Location, "type clash in assignment", $"[{BoundText.Of(targets)}] = {BoundText.Of(source)}");
        return new BoundListAssign(targets, source, syntax.Location);
    }

    private BoundExpression BindCompound(AssignExpression syntax)
    {
        var isAdd = syntax.Operator == AssignOperator.Add;
        var target = BindCompoundTarget(syntax.Target);
        if (target.IsError)
            return target;
        string Text(BoundExpression e) => $"{BoundText.Of(target)} {(isAdd ? "+=" : "-=")} {BoundText.Of(e)}";
        switch (target.Type)
        {
            case TableType table:
                return BindTableUpdate(target, table, syntax, isAdd, Text);
            case VectorType vector when isAdd:
                return BindAppend(target, vector, syntax, Text);
        }

        var source = BindExpression(syntax.Source);
        if (source.IsError)
            return source;
        if (target is not (BoundIndex or BoundField or BoundLocal or BoundGlobal))
            return Fail(syntax.Location, "illegal assignment target", Text(source));
        switch (target.Type.Tag)
        {
            case TypeTag.Pattern when isAdd:
                return source.Type.Tag == TypeTag.Pattern
                    ? new BoundUpdate(target, source, UpdateKind.AddPattern, syntax.Location)
                    : Fail(syntax.Location, "pattern += op requires op to be a pattern", Text(source));
            case TypeTag.Int or TypeTag.Count or TypeTag.Double when source.Type.IsArithmetic:
            case TypeTag.String when isAdd && source.Type.Tag == TypeTag.String:
            case TypeTag.Interval when source.Type.Tag == TypeTag.Interval:
                break;
            default:
                return Fail(syntax.Location, isAdd ? "requires two arithmetic or two string operands" : "requires two arithmetic operands", Text(source));
        }

        // x += e        becomes        x = x + e, the result converted back to the type of x
        var sum = MakeArithmetic(isAdd ? BinaryOperator.Add : BinaryOperator.Subtract, target, source, syntax.Location);
        return sum.IsError ? sum : new BoundAssign(target, Widen(sum, target.Type), syntax.Location);
    }

    // Containers are changed, not assigned: a constant that refers to one is no obstacle.
    private BoundExpression BindCompoundTarget(ExpressionSyntax syntax)
    {
        var target = BindExpression(syntax);
        return target.IsError || target.Type.Tag is TypeTag.Table or TypeTag.Vector ? target : BindTarget(syntax);
    }

    private BoundExpression BindTableUpdate(
        BoundExpression target, TableType table, AssignExpression syntax, bool isAdd, Func<BoundExpression, string> text)
    {
        BoundExpression source;
        if (syntax.Source is BraceExpression brace)
        {
            // What -= removes may be written as keys, also for a table.
            var isKeys = !isAdd && !table.IsSet && !brace.Items.Any(static i => i is AssignExpression);
            source = isKeys ? BindEntries(brace.Items, false, new TableType(table.Indices, null), null, brace.Location) : BindBrace(brace, table);
        }
        else
        {
            source = BindExpression(syntax.Source);
            source = FillUntyped(source, table) ?? source;
        }

        if (source.IsError)
            return source;
        if (source is BoundTable { Type: TableType from } && !TypeTests.Same(from, table) && CanRebuild(from, table))
            source = new BoundConvert(source, table, source.Location);
        var fits = TypeTests.Same(source.Type, table) || (!isAdd && source.Type is TableType { IsSet: true } keys
            && keys.Indices.Length == table.Indices.Length && keys.Indices.Zip(table.Indices).All(static p => TypeTests.Same(p.First, p.Second)));
        return fits
            ? new BoundUpdate(target, source, isAdd ? UpdateKind.AddEntries : UpdateKind.RemoveEntries, syntax.Location)
            : Fail(syntax.Location, isAdd ? "RHS type mismatch for table/set +=" : "RHS type mismatch for table/set -=", text(source));
    }

    private BoundExpression BindAppend(BoundExpression target, VectorType vector, AssignExpression syntax, Func<BoundExpression, string> text)
    {
        if (syntax.Source is BraceExpression brace)
        {
            var items = BindBrace(brace, vector);
            return items.IsError ? items : new BoundUpdate(target, items, UpdateKind.AppendAll, syntax.Location);
        }

        var source = BindExpression(syntax.Source);
        if (source.IsError)
            return source;
        if (FillUntyped(source, vector.Element) is { } element && vector.Element is VectorType)
            return new BoundUpdate(target, element, UpdateKind.Append, syntax.Location);
        if (FillUntyped(source, vector) is { } empty)
            return new BoundUpdate(target, empty, UpdateKind.AppendAll, syntax.Location);
        if (source.Type is VectorType other && vector.Element.Tag != TypeTag.Any && TypeTests.Same(other, vector))
            return new BoundUpdate(target, source, UpdateKind.AppendAll, syntax.Location);
        if (source.Type.IsArithmetic && vector.Element.IsArithmetic)
            return new BoundUpdate(target, Widen(source, vector.Element), UpdateKind.Append, syntax.Location);
        if (source.Type.IsArithmetic != vector.Element.IsArithmetic && vector.Element.IsArithmetic)
            return Fail(syntax.Location, "appending non-arithmetic to arithmetic vector", text(source));
        return Promote(source, vector.Element, isQuiet: true) is { } fitted
            ? new BoundUpdate(target, fitted, UpdateKind.Append, syntax.Location)
            : Fail(syntax.Location, $"incompatible vector append: {source.Type} and {vector}", text(source));
    }

    private BoundExpression BindAdd(UnaryExpression syntax)
    {
        var inner = Unwrap(syntax.Operand);
        var target = inner is IndexExpression index ? BindIndex(index, isAssigned: true) : BindExpression(inner);
        if (target.IsError)
            return target;
        return target is BoundIndex { Container.Type: TableType { IsSet: true } } element
            ? new BoundAdd(element, syntax.Location)
            : Fail(syntax.Location, "illegal add expression", $"add {BoundText.Of(target)}");
    }

    private BoundExpression BindDelete(UnaryExpression syntax)
    {
        var inner = Unwrap(syntax.Operand);
        var target = inner is IndexExpression index ? BindIndex(index, isAssigned: true) : BindExpression(inner);
        if (target.IsError)
            return target;
        var isFine = target switch
        {
            BoundIndex { Container.Type: TableType } => true,
            BoundField f => ((RecordType)f.Record.Type).Fields[f.Slot] is { IsOptional: true } or { HasDefault: true },
            BoundLocal or BoundGlobal => target.Type.Tag is TypeTag.Table or TypeTag.Vector,
            _ => false,
        };
        return isFine
            ? new BoundDelete(target, syntax.Location)
            : Fail(syntax.Location, "illegal delete expression", $"delete {BoundText.Of(target)}");
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax syntax)
    {
        while (syntax is ParenthesizedExpression parentheses)
            syntax = parentheses.Inner;
        return syntax;
    }
}
