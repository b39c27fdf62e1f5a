using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Syntax;

namespace Vigil.Script.Emit;

/// <summary>Operators on vectors, element by element (language.md 3.10).</summary>
internal static class VectorOperators
{
    /// <summary>A binary operator; a hole on either side gives a hole.</summary>
    public static VectorVal Combine(
        VectorVal left, VectorVal right, int op, VectorType type, EngineContext context, object[] pool, int site)
    {
        if (left.Count != right.Count)
            Checks.Fail(pool, site, "vector operands are of different sizes");
        var result = new VectorVal(type);
        for (var i = 0; i < left.Count; i++)
            result.Add(left[i].IsSet && right[i].IsSet ? Apply((BinaryOperator)op, left[i], right[i], context, pool, site) : default);
        return result;
    }

    /// <summary>A unary operator.</summary>
    public static VectorVal Map(VectorVal operand, int op, VectorType type)
    {
        var result = new VectorVal(type);
        foreach (var element in operand.Elements)
            result.Add(element.IsSet ? Apply((UnaryOperator)op, element) : default);
        return result;
    }

    private static Value Apply(UnaryOperator op, Value value) => (op, value.Type.Tag) switch
    {
        (UnaryOperator.Not, _) => Value.Bool(value.Bits == 0),
        (UnaryOperator.Complement, _) => Value.Count(~value.AsCount()),
        (UnaryOperator.Negate, TypeTag.Double) => Value.Double(-value.AsDouble()),
        (UnaryOperator.Negate, TypeTag.Interval) => Value.Interval(-value.AsDouble()),
        (UnaryOperator.Negate, _) => Value.Int(unchecked(-value.AsInt())),
        (_, TypeTag.Count) => Value.Int(value.AsInt()),
        _ => value,
    };

    private static Value Apply(BinaryOperator op, Value left, Value right, EngineContext context, object[] pool, int site)
    {
        var (a, b) = (left.Type.Tag, right.Type.Tag);
        if (op is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual)
            return Value.Bool(Compare(op, left, right));
        if (op is BinaryOperator.And or BinaryOperator.Or)
            return Value.Bool(op == BinaryOperator.And ? left.AsBool() && right.AsBool() : left.AsBool() || right.AsBool());
        if (a == TypeTag.String)
            return Value.Of(ByteString.Concat(left.AsString(), right.AsString()));
        if (IsReal(a) || IsReal(b))
            return Real(op, left, right, pool, site);
        if (a == TypeTag.Int || b == TypeTag.Int)
            return Value.Int(Signed(op, left.AsInt(), right.AsInt(), pool, site));
        return Value.Count(Unsigned(op, left.AsCount(), right.AsCount(), context, pool, site));
    }

    private static bool IsReal(TypeTag tag) => tag is TypeTag.Double or TypeTag.Time or TypeTag.Interval;

    private static double Number(Value value) => value.Type.Tag switch
    {
        TypeTag.Count => value.AsCount(),
        TypeTag.Int => value.AsInt(),
        _ => value.AsDouble(),
    };

    private static Value Real(BinaryOperator op, Value left, Value right, object[] pool, int site)
    {
        var (x, y) = (Number(left), Number(right));
        var number = op switch
        {
            BinaryOperator.Add => x + y,
            BinaryOperator.Subtract => x - y,
            BinaryOperator.Multiply => x * y,
            _ => Numbers.DivideDouble(x, y, pool, site),
        };
        return (left.Type.Tag, right.Type.Tag, op) switch
        {
            (TypeTag.Time, TypeTag.Time, _) => Value.Interval(number),
            (TypeTag.Time, _, _) or (_, TypeTag.Time, _) => Value.Time(number),
            (TypeTag.Interval, TypeTag.Interval, BinaryOperator.Divide) => Value.Double(number),
            (TypeTag.Interval, _, _) or (_, TypeTag.Interval, _) => Value.Interval(number),
            _ => Value.Double(number),
        };
    }

    private static long Signed(BinaryOperator op, long x, long y, object[] pool, int site) => op switch
    {
        BinaryOperator.Add => unchecked(x + y),
        BinaryOperator.Subtract => unchecked(x - y),
        BinaryOperator.Multiply => unchecked(x * y),
        BinaryOperator.Divide => Numbers.DivideInt(x, y, pool, site),
        BinaryOperator.Modulo => Numbers.ModuloInt(x, y, pool, site),
        BinaryOperator.ShiftLeft => Numbers.ShiftLeftInt(x, (ulong)y, pool, site),
        _ => x >> (int)(y & 63),
    };

    private static ulong Unsigned(BinaryOperator op, ulong x, ulong y, EngineContext context, object[] pool, int site) => op switch
    {
        BinaryOperator.Add => unchecked(x + y),
        BinaryOperator.Subtract => Numbers.CountMinus(x, y, context, pool, site),
        BinaryOperator.Multiply => unchecked(x * y),
        BinaryOperator.Divide => Numbers.DivideCount(x, y, pool, site),
        BinaryOperator.Modulo => Numbers.ModuloCount(x, y, pool, site),
        BinaryOperator.BitAnd => x & y,
        BinaryOperator.BitOr => x | y,
        BinaryOperator.BitXor => x ^ y,
        BinaryOperator.ShiftLeft => x << (int)(y & 63),
        _ => x >> (int)(y & 63),
    };

    private static bool Compare(BinaryOperator op, Value left, Value right)
    {
        if (op is BinaryOperator.Equal or BinaryOperator.NotEqual && !left.Type.IsArithmetic)
            return ValueKeys.Equal(left, right) == (op == BinaryOperator.Equal);
        var order = (left.Type.Tag, right.Type.Tag) switch
        {
            (TypeTag.String, _) => left.AsString().CompareTo(right.AsString()),
            (TypeTag.Addr, _) => left.AsAddr().CompareTo(right.AsAddr()),
            (TypeTag.Count, TypeTag.Count) or (TypeTag.Port, _) or (TypeTag.Bool, _) => left.Bits.CompareTo(right.Bits),
            var (a, b) when IsReal(a) || IsReal(b) => Number(left).CompareTo(Number(right)),
            _ => left.AsInt().CompareTo(right.AsInt()),
        };
        return op switch
        {
            BinaryOperator.Equal => order == 0,
            BinaryOperator.NotEqual => order != 0,
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
