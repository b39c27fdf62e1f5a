using Vigil.Core;
using Vigil.Core.Types;

namespace Vigil.Script.Binding;

/// <summary>Finds the globals whose value can be taken as a constant once all scripts are loaded.</summary>
internal static class FrozenValues
{
    /// <summary>Marks them.</summary>
    public static void Find(Binder binder, EngineContext context)
    {
        foreach (var symbol in binder.Globals.Values)
        {
            if (symbol.Slot < 0)
                continue;
            var value = context.Globals[symbol.Slot];
            symbol.IsAlwaysSet = value.IsSet;
            if (symbol.Kind == GlobalKind.Constant && value.IsSet && IsAtomic(symbol.Type))
                symbol.FrozenValue = value;
        }
    }

    private static bool IsAtomic(ScriptType type) => type.Tag is TypeTag.Bool or TypeTag.Int or TypeTag.Count or TypeTag.Double
        or TypeTag.Time or TypeTag.Interval or TypeTag.Enum or TypeTag.Port or TypeTag.Addr or TypeTag.Subnet or TypeTag.String;
}
