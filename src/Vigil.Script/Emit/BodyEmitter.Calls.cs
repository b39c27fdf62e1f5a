using System.Reflection;
using System.Reflection.Emit;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <content>Calls.</content>
internal sealed partial class BodyEmitter
{
    private int _callSites;

    private static bool IsIndirect(BoundCall call) => !IsBuiltin(call) && DirectBody(call) is null;

    private static bool IsBuiltin(BoundCall call) => call.Callee is BoundGlobal { Symbol: { Kind: GlobalKind.Builtin, IsAssigned: false } };

    // The body that a call surely runs, so that it can be called without a function value.
    private static FunctionBody? DirectBody(BoundCall call) =>
        call.Callee is BoundGlobal { Symbol: { Kind: GlobalKind.Function, IsAssigned: false, IsRedefinable: false, Body: { Statements: not null } body } }
            && call.Arguments.Length == body.Type.Parameters.Length
            ? body
            : null;

    private void EmitCall(BoundCall call)
    {
        var mayDelay = body.IsCondition && !call.IsHook && call.Type.Tag != TypeTag.Void && (!IsBuiltin(call) || IsAsynchronous(call));
        if (mayDelay)
            EmitDelayableCall(call);
        else
            EmitPlainCall(call);
    }

    private static bool IsAsynchronous(BoundCall call) =>
        call.Callee is BoundGlobal global && global.Symbol.Method!.ReturnType == typeof(Value); // built-ins have a method

    // In a `when` condition a result that was delivered later takes the place of the call.
    private void EmitDelayableCall(BoundCall call)
    {
        var site = _callSites++;
        var (make, end) = (il.DefineLabel(), il.DefineLabel());
        var delivered = il.DeclareLocal(typeof(Value));
        var result = il.DeclareLocal(ClrTypes.Of(call.Type));
        LoadContext();
        il.Emit(OpCodes.Ldc_I4, site);
        il.Emit(OpCodes.Ldloca, delivered);
        Call(typeof(Calls), nameof(Calls.TryDelivered));
        il.Emit(OpCodes.Brfalse, make);
        il.Emit(OpCodes.Ldloc, delivered);
        Call(typeof(Checks), nameof(Checks.Result));
        EmitOpen(call.Type);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(make);
        _delaySite = site;
        EmitPlainCall(call);
        _delaySite = -1;
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ldloc, result);
    }

    private int _delaySite = -1;

    // Arguments may have been such calls themselves: the last one noted must be this one.
    private void NoteDelaySite(int site)
    {
        if (site < 0)
            return;
        LoadContext();
        il.Emit(OpCodes.Ldc_I4, site);
        Call(typeof(Calls), nameof(Calls.NoteCall));
    }

    private void EmitPlainCall(BoundCall call)
    {
        var site = _delaySite;
        _delaySite = -1;
        if (IsBuiltin(call))
        {
            EmitBuiltinCall(call, ((BoundGlobal)call.Callee).Symbol, site);
            return;
        }

        if (DirectBody(call) is { } target)
        {
            batch.Enqueue(target);
            LoadContext();
            foreach (var argument in call.Arguments)
                EmitExpression(argument);
            NoteDelaySite(site);
            il.Emit(OpCodes.Call, target.Method!); // declared when it was queued
            return;
        }

        EmitIndirectCall(call, site);
        if (call.IsHook)
        {
            foreach (var hooked in batch.IsStart && call.Callee is BoundGlobal hook ? hook.Symbol.Handlers : [])
                batch.Enqueue(hooked);
            EmitOpen(BaseType.Bool);
        }
        else if (call.Type.Tag == TypeTag.Void)
        {
            il.Emit(OpCodes.Pop);
        }
        else
        {
            Call(typeof(Checks), nameof(Checks.Result));
            EmitOpen(call.Type);
        }
    }

    private void EmitIndirectCall(BoundCall call, int site = -1)
    {
        EmitExpression(call.Callee);
        LoadContext();
        if (call.Callee.Type is FunctionType type && call.Arguments.Length != type.Parameters.Length)
        {
            LoadSite(call);
            Call(typeof(Calls), nameof(Calls.TooMany));
        }

        Type[] arguments;
        if (call.Arguments.Length <= 3)
        {
            foreach (var argument in call.Arguments)
                EmitBoxedExpression(argument);
            arguments = [.. call.Arguments.Select(static _ => typeof(Value))];
        }
        else
        {
            LoadArray(call.Arguments);
            arguments = [typeof(Value[])];
        }

        NoteDelaySite(site);
        Call(typeof(Calls), nameof(Calls.Call), [typeof(FuncVal), typeof(EngineContext), .. arguments]);
    }

    private void EmitBuiltinCall(BoundCall call, GlobalSymbol symbol, int site)
    {
        var method = symbol.Method!; // built-ins have a method
        var parameters = method.GetParameters();
        var first = 0;
        if (parameters is [{ ParameterType: var context }, ..] && context == typeof(EngineContext))
        {
            LoadContext();
            first = 1;
        }

        if (parameters.Length == first + 1 && parameters[first].ParameterType == typeof(Value[]))
        {
            LoadArray(call.Arguments);
        }
        else
        {
            for (var i = first; i < parameters.Length; i++)
                EmitBuiltinArgument(call, i - first, parameters[i].ParameterType);
        }

        if (!symbol.IsPure)
        {
            LoadContext();
            LoadSite(call);
            Call(typeof(Printing), nameof(Printing.At));
        }

        NoteDelaySite(site);
        il.Emit(OpCodes.Call, method);
        EmitBuiltinResult(method, call.Type);
    }

    private void EmitBuiltinArgument(BoundCall call, int position, Type wanted)
    {
        if (position >= call.Arguments.Length)
        {
            var missing = il.DeclareLocal(wanted);
            il.Emit(OpCodes.Ldloca, missing);
            il.Emit(OpCodes.Initobj, wanted);
            il.Emit(OpCodes.Ldloc, missing);
            return;
        }

        var argument = call.Arguments[position];
        EmitExpression(argument);
        var given = ClrTypes.Of(argument.Type);
        if (wanted == given)
            return;
        if (wanted == typeof(Value))
            EmitBox(argument.Type);
        else if (wanted == typeof(ScriptType) && given == typeof(TypeVal))
            il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(TypeVal), "get_" + nameof(TypeVal.Denoted)));
        else if (Nullable.GetUnderlyingType(wanted) == given)
            il.Emit(OpCodes.Newobj, wanted.GetConstructor([given])!); // every Nullable has it
        else if (!wanted.IsValueType && !given.IsValueType)
            il.Emit(OpCodes.Castclass, wanted);
    }

    private void EmitBuiltinResult(MethodInfo method, ScriptType type)
    {
        var given = method.ReturnType;
        if (given == typeof(void))
        {
            if (type.Tag != TypeTag.Void)
            {
                LoadUnset();
                EmitOpen(type);
            }

            return;
        }

        if (type.Tag == TypeTag.Void)
        {
            il.Emit(OpCodes.Pop);
            return;
        }

        var wanted = ClrTypes.Of(type);
        if (given == wanted)
        {
            if (given == typeof(Value))
                Call(typeof(Checks), nameof(Checks.Result));
            return;
        }

        if (given == typeof(Value))
        {
            Call(typeof(Checks), nameof(Checks.Result));
            EmitOpen(type);
        }
        else if (wanted == typeof(Value))
        {
            il.Emit(OpCodes.Call, BoxOf(given));
        }
    }

    // A built-in that is declared to return any but returns one type always.
    private static MethodInfo BoxOf(Type given) => given == typeof(bool) ? Helpers.Box(BaseType.Bool)
        : given == typeof(ulong) ? Helpers.Box(BaseType.Count)
        : given == typeof(long) ? Helpers.Box(BaseType.Int)
        : given == typeof(double) ? Helpers.Box(BaseType.Double)
        : Helpers.Method(typeof(Value), nameof(Value.Of));
}
