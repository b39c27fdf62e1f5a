using Vigil.Core.Types;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>Whether evaluating an expression may end without a value, so that its statement has no effect (language.md 3.4).</summary>
internal sealed class Fallible : BoundWalker
{
    private bool _found;

    /// <summary>Whether it may.</summary>
    public static bool Is(BoundExpression expression)
    {
        var walker = new Fallible();
        walker.Visit(expression);
        return walker._found;
    }

    /// <inheritdoc/>
    protected override void OnExpression(BoundExpression expression)
    {
        _found |= expression switch
        {
            BoundConvert c => IsNarrowing(c),
            BoundCall { Callee: BoundGlobal { Symbol: var symbol } } call => MayLackResult(symbol, call),
            BoundCall call => call.Type.Tag != TypeTag.Void && !call.IsHook,
            BoundIn { Container.Type.Tag: TypeTag.Vector, Keys: [{ Type.Tag: TypeTag.Count }] } => false,
            _ => false,
        };
    }

    private static bool MayLackResult(GlobalSymbol symbol, BoundCall call)
    {
        if (call.Type.Tag == TypeTag.Void || call.IsHook)
            return false;
        return symbol.Kind switch
        {
            GlobalKind.Builtin => symbol.Method!.ReturnType == typeof(Core.Values.Value), // built-ins have a method
            _ => symbol.Body is null || symbol.IsAssigned || symbol.IsRedefinable || symbol.Body.MayEndWithoutValue,
        };
    }

    private static bool IsNarrowing(BoundConvert convert)
    {
        if (convert.Operand is BoundConstant { Value: var constant })
        {
            return (constant.Type.Tag, convert.Type.Tag) switch
            {
                (TypeTag.Count, TypeTag.Int) => constant.AsCount() > long.MaxValue,
                (TypeTag.Int, TypeTag.Count) => constant.AsInt() < 0,
                (TypeTag.Double, TypeTag.Int or TypeTag.Count) => true,
                _ => false,
            };
        }

        return (convert.Operand.Type.Tag, convert.Type.Tag) is
            (TypeTag.Count, TypeTag.Int) or (TypeTag.Int, TypeTag.Count) or (TypeTag.Double, TypeTag.Int or TypeTag.Count)
            or (TypeTag.Record, TypeTag.Record);
    }
}
