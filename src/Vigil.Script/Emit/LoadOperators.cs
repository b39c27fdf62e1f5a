using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;
using Vigil.Script.Syntax;

namespace Vigil.Script.Emit;

/// <summary>The operators that initialisers and <c>redef</c>s use most, applied while scripts load.</summary>
internal static class LoadOperators
{
    /// <summary>Whether <see cref="Apply"/> can do it.</summary>
    public static bool Knows(BoundBinary binary) => (binary.Left.Type.Tag, binary.Operator) switch
    {
        (TypeTag.String, BinaryOperator.Add) => true,
        (TypeTag.Pattern, BinaryOperator.BitAnd or BinaryOperator.BitOr) => true,
        (TypeTag.Table, BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.Subtract) => true,
        (TypeTag.Count or TypeTag.Int, BinaryOperator.Add or BinaryOperator.Multiply) => true,
        (TypeTag.Double or TypeTag.Interval, BinaryOperator.Add or BinaryOperator.Subtract) => binary.Left.Type.Tag == binary.Right.Type.Tag,
        _ => false,
    };

    /// <summary>The result of an operator.</summary>
    public static Value Apply(BoundBinary binary, Value left, Value right, EngineContext context) => (binary.Left.Type.Tag, binary.Operator) switch
    {
        (TypeTag.String, _) => Value.Of(ByteString.Concat(left.AsString(), right.AsString())),
        (TypeTag.Pattern, BinaryOperator.BitAnd) => Value.Of(Comparisons.Follow(left.AsPattern(), right.AsPattern())),
        (TypeTag.Pattern, _) => Value.Of(Comparisons.Alternate(left.AsPattern(), right.AsPattern())),
        (TypeTag.Table, BinaryOperator.BitAnd) => Value.Of(left.AsTable().Intersect(context, right.AsTable())),
        (TypeTag.Table, BinaryOperator.BitOr) => Value.Of(left.AsTable().Union(context, right.AsTable())),
        (TypeTag.Table, _) => Value.Of(left.AsTable().Subtract(context, right.AsTable())),
        (TypeTag.Count or TypeTag.Int, BinaryOperator.Add) => Value.Scalar(binary.Type, unchecked(left.Bits + right.Bits)),
        (TypeTag.Count or TypeTag.Int, _) => Value.Scalar(binary.Type, unchecked(left.Bits * right.Bits)),
        (_, BinaryOperator.Add) => Real(binary.Type, left.AsDouble() + right.AsDouble()),
        _ => Real(binary.Type, left.AsDouble() - right.AsDouble()),
    };

    /// <summary>Changes a container or pattern in place.</summary>
    public static void Update(BoundUpdate update, Value target, Value source, EngineContext context)
    {
        switch (update.Kind)
        {
            case UpdateKind.AddEntries:
                target.AsTable().AddAll(context, source.AsTable());
                break;
            case UpdateKind.RemoveEntries:
                target.AsTable().RemoveAll(context, source.AsTable());
                break;
            case UpdateKind.Append:
                target.AsVector().Add(source);
                break;
            case UpdateKind.AppendAll:
                Containers.AppendAll(target.AsVector(), source.AsVector());
                break;
            default:
                Comparisons.AddAlternative(target.AsPattern(), source.AsPattern());
                break;
        }
    }

    private static Value Real(ScriptType type, double number) => Value.Scalar(type, BitConverter.DoubleToUInt64Bits(number));
}
