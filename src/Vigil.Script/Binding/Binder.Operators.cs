using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Operators (language.md 3.6, 3.7, 3.9).</content>
internal sealed partial class Binder
{
    private BoundExpression BindUnary(UnaryExpression syntax)
    {
        switch (syntax.Operator)
        {
            case UnaryOperator.Add:
                return BindAdd(syntax);
            case UnaryOperator.Delete:
                return BindDelete(syntax);
            case UnaryOperator.Hook:
                return BindHookCall(syntax);
            case UnaryOperator.Increment or UnaryOperator.Decrement:
                return BindIncrement(syntax);
        }

        var operand = BindExpression(syntax.Operand);
        if (operand.IsError)
            return operand;
        var element = operand.Type is VectorType vector && syntax.Operator is not (UnaryOperator.Size or UnaryOperator.Copy)
            ? vector.Element
            : operand.Type;
        var result = syntax.Operator switch
        {
            UnaryOperator.Not => element.Tag is TypeTag.Bool or TypeTag.Int or TypeTag.Count ? BaseType.Bool : null,
            UnaryOperator.Complement => element.Tag == TypeTag.Count ? BaseType.Count : null,
            UnaryOperator.Negate or UnaryOperator.Plus => element.IsIntegral ? BaseType.Int
                : element.Tag is TypeTag.Double or TypeTag.Interval ? element : null,
            UnaryOperator.Size => SizeType(operand.Type),
            _ => operand.Type,
        };
        if (result is null)
        {
            var message = syntax.Operator switch
            {
                UnaryOperator.Not => "requires an integral or boolean operand",
                UnaryOperator.Complement => "requires \"count\" operand",
                UnaryOperator.Size => "cannot take size of void",
                _ => "requires an integral or double operand",
            };
            return Fail(syntax.Location, message, BoundText.Of(new BoundUnary(syntax.Operator, operand, BaseType.Error, syntax.Location)));
        }

        if (operand is BoundConstant constant && element.Tag == TypeTag.Count && syntax.Operator is UnaryOperator.Negate or UnaryOperator.Plus)
            return SignedConstant((BoundConstant)operand, syntax);
        if (operand.Type is VectorType && syntax.Operator is not (UnaryOperator.Size or UnaryOperator.Copy))
            result = new VectorType(result);
        return new BoundUnary(syntax.Operator, operand, result, syntax.Location);
    }

    private BoundExpression SignedConstant(BoundConstant constant, UnaryExpression syntax)
    {
        var number = constant.Value.AsCount();
        var isNegative = syntax.Operator == UnaryOperator.Negate;
        if (number > (isNegative ? 1UL << 63 : long.MaxValue))
            return Fail(syntax.Location, "literal is outside range of 'int' values", (isNegative ? "-" : "+") + BoundText.Of(constant));
        return new BoundConstant(Value.Int(isNegative ? unchecked(-(long)number) : (long)number), BaseType.Int, syntax.Location);
    }

    private static BaseType? SizeType(ScriptType type) => type.Tag switch
    {
        TypeTag.Void => null,
        TypeTag.Double or TypeTag.Time or TypeTag.Interval or TypeTag.Subnet or TypeTag.File => BaseType.Double,
        TypeTag.Any => BaseType.Any,
        _ => BaseType.Count,
    };

    private BoundExpression BindIncrement(UnaryExpression syntax)
    {
        var target = BindTarget(Unwrap(syntax.Operand));
        if (target.IsError)
            return target;
        return target.Type.IsIntegral
            ? new BoundIncrement(target, syntax.Operator == UnaryOperator.Decrement, syntax.Location)
            : Fail(syntax.Location, "requires an integral operand", (syntax.Operator == UnaryOperator.Decrement ? "--" : "++") + BoundText.Of(target));
    }

    private BoundExpression BindBinary(BinaryExpression syntax)
    {
        if (syntax.Operator is BinaryOperator.In or BinaryOperator.NotIn)
            return BindIn(syntax);
        var left = BindExpression(syntax.Left);
        var right = BindExpression(syntax.Right);
        if (left.IsError || right.IsError)
            return new BoundError(syntax.Location);
        return syntax.Operator switch
        {
            BinaryOperator.And or BinaryOperator.Or => MakeLogical(syntax.Operator, left, right, syntax.Location),
            >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual => MakeComparison(syntax.Operator, left, right, syntax.Location),
            _ => MakeArithmetic(syntax.Operator, left, right, syntax.Location),
        };
    }

    private BoundError Bad(string message, BinaryOperator op, BoundExpression left, BoundExpression right, SourceLocation location) =>
        Fail(location, message, $"{BoundText.Of(left)} {BoundText.Symbol(op)} {BoundText.Of(right)}");

    private BoundExpression MakeLogical(BinaryOperator op, BoundExpression left, BoundExpression right, SourceLocation location)
    {
        if (left.Type is VectorType { Element.Tag: TypeTag.Bool } && right.Type is VectorType { Element.Tag: TypeTag.Bool })
            return new BoundBinary(op, left, right, left.Type, location);
        return left.Type.Tag == TypeTag.Bool && right.Type.Tag == TypeTag.Bool
            ? new BoundBinary(op, left, right, BaseType.Bool, location)
            : Bad("requires boolean operands", op, left, right, location);
    }

    private BoundExpression MakeArithmetic(BinaryOperator op, BoundExpression left, BoundExpression right, SourceLocation location)
    {
        if (op == BinaryOperator.Multiply && right is BoundConstant && left is not BoundConstant)
            (left, right) = (right, left);
        var (a, b) = (left.Type, right.Type);
        var isVector = a is VectorType && b is VectorType;
        if (isVector)
            (a, b) = (((VectorType)a).Element, ((VectorType)b).Element);
        else if (a is VectorType || b is VectorType)
            return Bad("cannot mix vector and scalar operands", op, left, right, location);
        ScriptType? result = null;
        string? message = null;
        var (x, y) = (a.Tag, b.Tag);
        switch (op)
        {
            case BinaryOperator.Add:
                result = (x, y) switch
                {
                    _ when a.IsArithmetic && b.IsArithmetic => Wider(a, b),
                    (TypeTag.String, TypeTag.String) => BaseType.String,
                    (TypeTag.Time, TypeTag.Interval) or (TypeTag.Interval, TypeTag.Time) => BaseType.Time,
                    (TypeTag.Interval, TypeTag.Interval) => BaseType.Interval,
                    _ => null,
                };
                message = "requires arithmetic operands";
                break;
            case BinaryOperator.Subtract:
                result = (x, y) switch
                {
                    _ when a.IsArithmetic && b.IsArithmetic => Wider(a, b),
                    (TypeTag.Time, TypeTag.Interval) => BaseType.Time,
                    (TypeTag.Time, TypeTag.Time) or (TypeTag.Interval, TypeTag.Interval) => BaseType.Interval,
                    (TypeTag.Table, TypeTag.Table) when SameSets(a, b) => a,
                    _ => null,
                };
                message = "requires arithmetic operands";
                break;
            case BinaryOperator.Multiply:
                result = (x, y) switch
                {
                    _ when a.IsArithmetic && b.IsArithmetic => Wider(a, b),
                    (TypeTag.Interval, _) when b.IsArithmetic => BaseType.Interval,
                    (_, TypeTag.Interval) when a.IsArithmetic => BaseType.Interval,
                    _ => null,
                };
                message = x == TypeTag.Interval || y == TypeTag.Interval ? "multiplication with interval requires arithmetic operand" : "requires arithmetic operands";
                break;
            case BinaryOperator.Divide:
                result = (x, y) switch
                {
                    _ when a.IsArithmetic && b.IsArithmetic => Wider(a, b),
                    (TypeTag.Interval, TypeTag.Interval) => BaseType.Double,
                    (TypeTag.Interval, _) when b.IsArithmetic => BaseType.Interval,
                    (TypeTag.Addr, TypeTag.Count or TypeTag.Int) => BaseType.Subnet,
                    _ => null,
                };
                message = x == TypeTag.Interval ? "division of interval requires arithmetic operand"
                    : x == TypeTag.Addr ? "requires address LHS and count/int RHS" : "requires arithmetic operands";
                break;
            case BinaryOperator.Modulo:
                result = a.IsIntegral && b.IsIntegral ? Wider(a, b) : null;
                message = "requires integral operands";
                break;
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                result = a.IsIntegral && b.IsIntegral ? a : null;
                message = "requires integral operands";
                if (result is not null && right is BoundConstant && b.Tag != TypeTag.Count)
                    (result, message) = (null, "requires \"count\" right operand");
                break;
            default:
                result = (x, y) switch
                {
                    (TypeTag.Count, TypeTag.Count) => BaseType.Count,
                    (TypeTag.Table, TypeTag.Table) when op != BinaryOperator.BitXor && SameSets(a, b) => a,
                    (TypeTag.Pattern, TypeTag.Pattern) when op != BinaryOperator.BitXor => BaseType.Pattern,
                    _ => null,
                };
                message = (x == TypeTag.Pattern || y == TypeTag.Pattern)
                    ? op == BinaryOperator.BitXor ? "'^' operator does not apply to patterns" : "cannot mix pattern and non-pattern operands"
                    : "requires \"count\" or compatible \"set\" operands";
                break;
        }

        if (result is null)
            return Bad(message, op, left, right, location);
        if (isVector)
            return new BoundBinary(op, left, right, new VectorType(result), location);
        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
            return new BoundBinary(op, left, right, result, location);
        if (result.IsArithmetic && a.IsArithmetic && b.IsArithmetic)
            return new BoundBinary(op, Widen(left, result), Widen(right, result), result, location);
        if (op is BinaryOperator.Multiply or BinaryOperator.Divide && (x == TypeTag.Interval || y == TypeTag.Interval))
        {
            left = a.IsArithmetic ? Widen(left, BaseType.Double) : left;
            right = b.IsArithmetic ? Widen(right, BaseType.Double) : right;
        }

        return new BoundBinary(op, left, right, result, location);
    }

    private static bool SameSets(ScriptType left, ScriptType right) =>
        left is TableType { IsSet: true } && right is TableType { IsSet: true } && TypeTests.Same(left, right);

    private BoundExpression MakeComparison(BinaryOperator op, BoundExpression left, BoundExpression right, SourceLocation location)
    {
        var isEquality = op is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual)
        {
            // a > b        becomes        b < a        and is evaluated in that order
            (left, right) = (right, left);
            op = op == BinaryOperator.Greater ? BinaryOperator.Less : BinaryOperator.LessOrEqual;
        }
        else if (isEquality && ((right is BoundConstant && left is not BoundConstant && left.Type.Tag != TypeTag.Pattern) || (right.Type.Tag == TypeTag.Pattern && left.Type.Tag != TypeTag.Pattern)
            || (left.Type is TableType && right.Type is VectorType)))
        {
            (left, right) = (right, left);
        }

        var (a, b) = (left.Type, right.Type);
        if (a is VectorType va && b is VectorType vb)
        {
            var isComparable = va.Element.IsArithmetic && vb.Element.IsArithmetic || va.Element.Tag == vb.Element.Tag;
            return isComparable
                ? new BoundBinary(op, left, right, new VectorType(BaseType.Bool), location)
                : Bad("operands must be of the same type", op, left, right, location);
        }

        if (a is VectorType || b is VectorType)
            return Bad("cannot mix vector and scalar operands", op, left, right, location);
        if (a.IsArithmetic && b.IsArithmetic)
        {
            var type = Wider(a, b);
            return new BoundBinary(op, Widen(left, type), Widen(right, type), BaseType.Bool, location);
        }

        if (a is TableType { IsSet: true } && b is TableType { IsSet: true })
        {
            if (FillUntyped(left, b) is { } filledLeft)
                left = filledLeft;
            else if (FillUntyped(right, a) is { } filledRight)
                right = filledRight;
            else if (!TypeTests.Same(a, b))
                return Bad("incompatible sets in comparison", op, left, right, location);
            return new BoundBinary(op, left, right, BaseType.Bool, location);
        }

        if (isEquality && (a.Tag, b.Tag) is (TypeTag.Pattern, TypeTag.String))
            return new BoundBinary(op, left, right, BaseType.Bool, location);
        if (isEquality && TimeAndZero(ref left, ref right))
            return new BoundBinary(op, left, right, BaseType.Bool, location);
        if (!TypeTests.Same(a, b) || a.Tag == TypeTag.Any != (b.Tag == TypeTag.Any))
            return Bad("operands must be of the same type", op, left, right, location);
        WarnMixedEnums(left, b);
        var isLegal = isEquality
            ? a.Tag is TypeTag.Bool or TypeTag.Time or TypeTag.Interval or TypeTag.String or TypeTag.Port or TypeTag.Addr
                or TypeTag.Subnet or TypeTag.Pattern or TypeTag.Func or TypeTag.Enum or TypeTag.Error
            : a.Tag is TypeTag.Time or TypeTag.Interval or TypeTag.Port or TypeTag.Addr or TypeTag.String;
        return isLegal ? new BoundBinary(op, left, right, BaseType.Bool, location) : Bad("illegal comparison", op, left, right, location);
    }

    private static bool TimeAndZero(ref BoundExpression left, ref BoundExpression right)
    {
        if (right.Type.Tag == TypeTag.Time && left is BoundConstant { Value: var zero } && left.Type.IsArithmetic && zero.Bits == 0)
            left = new BoundConstant(Value.Time(0.0), BaseType.Time, left.Location);
        else if (left.Type.Tag == TypeTag.Time && right is BoundConstant { Value: var other } && right.Type.IsArithmetic && other.Bits == 0)
            right = new BoundConstant(Value.Time(0.0), BaseType.Time, right.Location);
        else
            return false;
        return true;
    }

    private BoundExpression BindIn(BinaryExpression syntax)
    {
        var isNegated = syntax.Operator == BinaryOperator.NotIn;
        var left = BindExpression(syntax.Left);
        var right = BindExpression(syntax.Right);
        if (left.IsError || right.IsError)
            return new BoundError(syntax.Location);
        BoundExpression Make(params BoundExpression[] keys) => new BoundIn([.. keys], right, isNegated, syntax.Location);
        switch (left.Type.Tag, right.Type)
        {
            case (TypeTag.String or TypeTag.Pattern, { Tag: TypeTag.String }):
            case (TypeTag.Addr, { Tag: TypeTag.Subnet }):
            case (TypeTag.Addr or TypeTag.Subnet, TableType { IsSubnetIndexed: true }):
            case (TypeTag.String, TableType { IsPatternIndexed: true }):
            case (TypeTag.Int or TypeTag.Count or TypeTag.Bool, VectorType):
                return Make(left);
            case (_, TableType table):
                if (table.IsUntyped)
                    return Make(left);
                var keys = PromoteKeys(left is BoundList list && table.Indices.Length > 1 ? list.Items : [left], table, syntax.Location);
                if (!keys.IsDefault)
                    return new BoundIn(keys, right, isNegated, syntax.Location);
                break;
        }

        return Fail(syntax.Location, "not an index type", $"{BoundText.Of(left)} {(isNegated ? "!in" : "in")} {BoundText.Of(right)}");
    }
}
