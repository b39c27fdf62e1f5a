using Vigil.Core.Types;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.CodeAnalysis;

/// <summary>Finds conditions and comparisons whose outcome is always the same.</summary>
/// <remarks>Constants by name are configuration, and <c>while ( T )</c> is the usual endless loop: both are left out.</remarks>
internal sealed class ConstantConditions : BoundWalker
{
    private readonly DiagnosticBag _diagnostics;

    private ConstantConditions(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>Warns of those in <paramref name="body"/>.</summary>
    public static void Check(FunctionBody body, DiagnosticBag diagnostics) => new ConstantConditions(diagnostics).Visit(body.Statements);

    /// <inheritdoc/>
    public override void Visit(BoundStatement? statement)
    {
        switch (statement)
        {
            case BoundIf { Condition: BoundConstant constant }:
                Tell(constant, "condition", constant.Value.AsBool());
                break;
            case BoundAssert { Condition: BoundConstant { Type.Tag: TypeTag.Bool, Value: var holds } constant } when holds.AsBool():
                Tell(constant, "condition", true);
                break;
        }

        base.Visit(statement);
    }

    /// <inheritdoc/>
    public override void Visit(BoundExpression? expression)
    {
        switch (expression)
        {
            case BoundBinary { Type.Tag: TypeTag.Bool, Operator: BinaryOperator.And or BinaryOperator.Or } logical:
                TellOperand(logical.Left);
                TellOperand(logical.Right);
                break;
            case BoundBinary { Type.Tag: TypeTag.Bool } comparison when Outcome(comparison) is { } outcome:
                Tell(comparison, "comparison", outcome);
                return;
            case BoundConditional { Condition: BoundConstant { Type.Tag: TypeTag.Bool, Value: var holds } constant }:
                Tell(constant, "condition", holds.AsBool());
                break;
        }

        base.Visit(expression);
    }

    private void TellOperand(BoundExpression operand)
    {
        if (operand is BoundConstant { Type.Tag: TypeTag.Bool, Value: var holds })
            Tell(operand, "condition", holds.AsBool());
    }

    private static bool? Outcome(BoundBinary comparison)
    {
        var (left, right) = (Plain(comparison.Left), Plain(comparison.Right));
        if (left is BoundLocal first && right is BoundLocal second && ReferenceEquals(first.Symbol, second.Symbol) && left.Type.Tag != TypeTag.Double)
            return OfEqual(comparison.Operator); // a double may be no number, which is not even equal to itself
        if (IsCount(left) && IsZero(right))
            return OfCountAndZero(comparison.Operator);
        if (IsZero(left) && IsCount(right))
            return OfCountAndZero(Exchanged(comparison.Operator));
        return null;
    }

    private static bool? OfEqual(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal or BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual => true,
        BinaryOperator.NotEqual or BinaryOperator.Less or BinaryOperator.Greater => false,
        _ => null,
    };

    private static bool? OfCountAndZero(BinaryOperator op) => op switch
    {
        BinaryOperator.GreaterOrEqual => true,
        BinaryOperator.Less => false,
        _ => null,
    };

    private static BinaryOperator Exchanged(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };

    private static BoundExpression Plain(BoundExpression expression) => expression is BoundConvert convert ? convert.Operand : expression;

    private static bool IsCount(BoundExpression expression) => expression.Type.Tag == TypeTag.Count && expression is not BoundConstant;

    private static bool IsZero(BoundExpression expression) => expression is BoundConstant { Type.Tag: TypeTag.Count or TypeTag.Int, Value.Bits: 0 };

    private void Tell(BoundExpression expression, string what, bool outcome) =>
        _diagnostics.Warning(expression.Location, $"{what} is always {(outcome ? "true" : "false")}", BoundText.Of(expression));
}
