using System.Reflection.Emit;
using Vigil.Core.Types;
using Vigil.Runtime.Profiling;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>A body that is measured: callers call a method around it that tells when it begins and ends.</summary>
/// <param name="Number">Its number in the map.</param>
/// <param name="Inner">The method with its code; named so that stacks do not show it twice.</param>
internal sealed record ProfiledBody(int Number, MethodBuilder Inner)
{
    /// <summary>Whether a body has a name that its author would know.</summary>
    public static bool IsWanted(FunctionBody body) => !body.Name.StartsWith('<');

    /// <summary>Enters a body in the map.</summary>
    public static int Declare(ProfileMap profile, FunctionBody body)
    {
        var kind = body.Type.Flavor switch
        {
            FunctionFlavor.Event => "event",
            FunctionFlavor.Hook => "hook",
            _ => body.Name == "when" ? "body of" : body.HasFrame ? "lambda" : "function",
        };
        return profile.Add(new(body.Name, kind, body.Location));
    }

    /// <summary>Writes the method around <paramref name="inner"/>.</summary>
    public static void EmitAround(ILGenerator il, MethodCache methods, MethodBuilder inner, int number, int parameters)
    {
        // Enter(context, number); try { result = inner(...); } finally { Leave(context); } return result;
        var hasResult = inner.ReturnType != typeof(void);
        var result = hasResult ? il.DeclareLocal(inner.ReturnType) : null;
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, number);
        il.Emit(OpCodes.Call, methods.Find(typeof(ProfileHooks), nameof(ProfileHooks.Enter)));
        il.BeginExceptionBlock();
        for (var i = 0; i < parameters; i++)
            il.Emit(OpCodes.Ldarg, (short)i);
        il.Emit(OpCodes.Call, inner);
        if (result is not null)
            il.Emit(OpCodes.Stloc, result);
        il.BeginFinallyBlock();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, methods.Find(typeof(ProfileHooks), nameof(ProfileHooks.Leave)));
        il.EndExceptionBlock();
        if (result is not null)
            il.Emit(OpCodes.Ldloc, result);
        il.Emit(OpCodes.Ret);
    }
}
