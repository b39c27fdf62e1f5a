using System.Reflection.Emit;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;
using Vigil.Script.Syntax;

namespace Vigil.Script.Emit;

/// <content>Operators.</content>
internal sealed partial class BodyEmitter
{
    private void EmitUnary(BoundUnary unary)
    {
        var type = unary.Operand.Type;
        switch (unary.Operator)
        {
            case UnaryOperator.Size:
                EmitSize(unary.Operand);
                return;
            case UnaryOperator.Copy:
                LoadContext();
                EmitBoxedExpression(unary.Operand);
                Call(typeof(Tables), nameof(Tables.Copy));
                EmitOpen(type);
                return;
        }

        EmitExpression(unary.Operand);
        if (type is VectorType)
        {
            il.Emit(OpCodes.Ldc_I4, (int)unary.Operator);
            LoadObject((VectorType)unary.Type);
            Call(typeof(VectorOperators), nameof(VectorOperators.Map));
            return;
        }

        switch (unary.Operator)
        {
            case UnaryOperator.Not when type.Tag == TypeTag.Bool:
                EmitNot();
                break;
            case UnaryOperator.Not:
                il.Emit(OpCodes.Ldc_I8, 0L);
                il.Emit(OpCodes.Ceq);
                break;
            case UnaryOperator.Complement:
                il.Emit(OpCodes.Not);
                break;
            case UnaryOperator.Negate:
                if (type.Tag == TypeTag.Count)
                    Call(typeof(Numbers), nameof(Numbers.CountToInt));
                il.Emit(OpCodes.Neg);
                break;
            default:
                if (type.Tag == TypeTag.Count)
                    Call(typeof(Numbers), nameof(Numbers.CountToInt));
                break;
        }
    }

    private void EmitSize(BoundExpression operand)
    {
        var type = operand.Type;
        switch (type.Tag)
        {
            case TypeTag.String:
                EmitExpression(operand);
                il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(ByteString), "get_" + nameof(ByteString.Length)));
                il.Emit(OpCodes.Conv_I8);
                break;
            case TypeTag.Table:
                EmitExpression(operand);
                il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(TableVal), "get_" + nameof(TableVal.Count)));
                il.Emit(OpCodes.Conv_I8);
                break;
            case TypeTag.Vector:
                EmitExpression(operand);
                il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(VectorVal), "get_" + nameof(VectorVal.Count)));
                il.Emit(OpCodes.Conv_I8);
                break;
            case TypeTag.Int:
                EmitExpression(operand);
                Call(typeof(Numbers), nameof(Numbers.Magnitude));
                break;
            case TypeTag.Count or TypeTag.Enum:
                EmitExpression(operand);
                break;
            default:
                EmitBoxedExpression(operand);
                Call(typeof(Tables), nameof(Tables.SizeOf));
                if (type.Tag is TypeTag.Double or TypeTag.Time or TypeTag.Interval or TypeTag.Subnet or TypeTag.File)
                    EmitOpen(BaseType.Double);
                else if (type.Tag != TypeTag.Any)
                    EmitOpen(BaseType.Count);
                break;
        }
    }

    private void EmitIncrement(BoundIncrement increment, bool needsResult)
    {
        EmitExpression(increment.Target);
        il.Emit(OpCodes.Ldc_I8, 1L);
        if (!increment.IsDecrement)
        {
            il.Emit(OpCodes.Add);
        }
        else if (increment.Type.Tag == TypeTag.Count)
        {
            LoadContext();
            LoadSite(increment);
            Call(typeof(Numbers), nameof(Numbers.CountMinus));
        }
        else
        {
            il.Emit(OpCodes.Sub);
        }

        StoreTo(increment.Target, needsResult);
    }

    private void EmitBinary(BoundBinary binary)
    {
        if (binary.Type is VectorType && binary.Left.Type is VectorType)
        {
            EmitExpression(binary.Left);
            EmitExpression(binary.Right);
            il.Emit(OpCodes.Ldc_I4, (int)binary.Operator);
            LoadObject((VectorType)binary.Type);
            LoadContext();
            LoadSite(binary);
            Call(typeof(VectorOperators), nameof(VectorOperators.Combine));
            return;
        }

        switch (binary.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                EmitLogical(binary);
                break;
            case >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual:
                EmitComparison(binary);
                break;
            default:
                EmitArithmetic(binary);
                break;
        }
    }

    private void EmitLogical(BoundBinary binary)
    {
        var (skip, end) = (il.DefineLabel(), il.DefineLabel());
        var isAnd = binary.Operator == BinaryOperator.And;
        var result = il.DeclareLocal(typeof(bool));
        EmitExpression(binary.Left);
        il.Emit(isAnd ? OpCodes.Brfalse : OpCodes.Brtrue, skip);
        EmitExpression(binary.Right);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(skip);
        il.Emit(isAnd ? OpCodes.Ldc_I4_0 : OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ldloc, result);
    }

    // a + b + c + d is one string of four, without those in the middle.
    private void EmitConcat(BoundBinary binary)
    {
        const int Most = 4;
        var parts = new Stack<BoundExpression>();
        parts.Push(binary.Right);
        var first = binary.Left;
        while (parts.Count < Most - 1 && first is BoundBinary { Operator: BinaryOperator.Add, Type.Tag: TypeTag.String } inner)
        {
            parts.Push(inner.Right);
            first = inner.Left;
        }

        EmitExpression(first);
        var types = new Type[parts.Count + 1];
        Array.Fill(types, typeof(ByteString));
        while (parts.TryPop(out var part))
            EmitExpression(part);
        Call(typeof(ByteString), nameof(ByteString.Concat), types);
    }

    private void EmitArithmetic(BoundBinary binary)
    {
        var (left, right) = (binary.Left.Type, binary.Right.Type);
        if (left.Tag == TypeTag.String)
        {
            EmitConcat(binary);
            return;
        }

        EmitExpression(binary.Left);
        switch (left.Tag)
        {
            case TypeTag.Table:
                LoadContext();
                EmitExpression(binary.Right);
                Call(typeof(TableVal), binary.Operator switch
                {
                    BinaryOperator.BitAnd => nameof(TableVal.Intersect),
                    BinaryOperator.BitOr => nameof(TableVal.Union),
                    _ => nameof(TableVal.Subtract),
                });
                return;
            case TypeTag.Addr:
                EmitExpression(binary.Right);
                LoadSite(binary);
                Call(typeof(Containers), nameof(Containers.Prefix));
                return;
        }

        EmitExpression(binary.Right);
        switch (left.Tag)
        {
            case TypeTag.Pattern:
                Call(typeof(Comparisons), binary.Operator == BinaryOperator.BitAnd ? nameof(Comparisons.Follow) : nameof(Comparisons.Alternate));
                return;
        }

        var isReal = binary.Left.Type.Tag is TypeTag.Double or TypeTag.Time or TypeTag.Interval;
        var isInt = left.Tag == TypeTag.Int;
        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                il.Emit(OpCodes.Add);
                break;
            case BinaryOperator.Subtract when left.Tag == TypeTag.Count:
                LoadContext();
                LoadSite(binary);
                Call(typeof(Numbers), nameof(Numbers.CountMinus));
                break;
            case BinaryOperator.Subtract:
                il.Emit(OpCodes.Sub);
                break;
            case BinaryOperator.Multiply:
                il.Emit(OpCodes.Mul);
                break;
            case BinaryOperator.Divide:
                LoadSite(binary);
                Call(typeof(Numbers), isReal ? nameof(Numbers.DivideDouble) : isInt ? nameof(Numbers.DivideInt) : nameof(Numbers.DivideCount));
                break;
            case BinaryOperator.Modulo:
                LoadSite(binary);
                Call(typeof(Numbers), isInt ? nameof(Numbers.ModuloInt) : nameof(Numbers.ModuloCount));
                break;
            case BinaryOperator.BitAnd:
                il.Emit(OpCodes.And);
                break;
            case BinaryOperator.BitOr:
                il.Emit(OpCodes.Or);
                break;
            case BinaryOperator.BitXor:
                il.Emit(OpCodes.Xor);
                break;
            case BinaryOperator.ShiftLeft when isInt:
                LoadSite(binary);
                Call(typeof(Numbers), nameof(Numbers.ShiftLeftInt));
                break;
            default:
                il.Emit(OpCodes.Ldc_I8, 63L);
                il.Emit(OpCodes.And);
                il.Emit(OpCodes.Conv_I4);
                il.Emit(binary.Operator == BinaryOperator.ShiftLeft ? OpCodes.Shl : isInt ? OpCodes.Shr : OpCodes.Shr_Un);
                break;
        }
    }

    private void EmitComparison(BoundBinary binary)
    {
        EmitExpression(binary.Left);
        EmitExpression(binary.Right);
        var type = binary.Left.Type;
        switch (type.Tag)
        {
            case TypeTag.Bool or TypeTag.Int or TypeTag.Count or TypeTag.Enum or TypeTag.Double or TypeTag.Time or TypeTag.Interval:
                EmitPrimitiveComparison(binary.Operator, type.Tag);
                return;
            case TypeTag.Pattern when binary.Right.Type.Tag == TypeTag.String:
                Call(typeof(Comparisons), nameof(Comparisons.MatchesExactly));
                break;
            default:
                var name = binary.Operator switch
                {
                    BinaryOperator.Less => nameof(Comparisons.Less),
                    BinaryOperator.LessOrEqual => nameof(Comparisons.LessOrEqual),
                    _ => nameof(Comparisons.Same),
                };
                var clr = ClrTypes.Of(type);
                Call(typeof(Comparisons), name, clr, clr);
                break;
        }

        if (binary.Operator == BinaryOperator.NotEqual)
            EmitNot();
    }

    private void EmitPrimitiveComparison(BinaryOperator op, TypeTag tag)
    {
        var isUnsigned = tag == TypeTag.Count;
        var isReal = tag is TypeTag.Double or TypeTag.Time or TypeTag.Interval;
        switch (op)
        {
            case BinaryOperator.Equal:
                il.Emit(OpCodes.Ceq);
                break;
            case BinaryOperator.NotEqual:
                il.Emit(OpCodes.Ceq);
                EmitNot();
                break;
            case BinaryOperator.Less:
                il.Emit(isUnsigned ? OpCodes.Clt_Un : OpCodes.Clt);
                break;
            default:
                // a <= b        is        ! ( a > b ), where a NaN makes the comparison inside true
                il.Emit(isUnsigned || isReal ? OpCodes.Cgt_Un : OpCodes.Cgt);
                EmitNot();
                break;
        }
    }
}
