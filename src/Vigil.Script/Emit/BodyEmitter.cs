using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.Emit;

/// <summary>Writes the code of one body.</summary>
/// <remarks>Divided by aspect. Values are unboxed on the evaluation stack; statements begin and end with an empty one.</remarks>
internal sealed partial class BodyEmitter(Batch batch, FunctionBody body, ILGenerator il)
{
    private readonly Dictionary<LocalSymbol, LocalBuilder> _locals = [];
    private readonly Dictionary<LocalSymbol, LocalBuilder> _flags = [];
    private readonly Dictionary<LocalSymbol, int> _typedParameters = [];
    private bool _isTyped;

    /// <summary>Number in the profile; -1: the code is not instrumented.</summary>
    public int ProfiledAs { get; init; } = -1;

    /// <summary>Takes down which line each instruction belongs to.</summary>
    public MethodPlaces Places { get; } = new(body.Location.File, body.Location.FirstLine);

    // Tells stacks, and the profile, which line comes to work.
    private void EmitLine(SourceLocation location)
    {
        Places.Add(il.ILOffset, location.FirstLine);
        if (ProfiledAs < 0 || batch.Compiler.Profile is not { } profile)
            return;
        LoadContext();
        il.Emit(OpCodes.Ldc_I4, profile.Line(ProfiledAs, location.FirstLine));
        Call(typeof(Runtime.Profiling.ProfileHooks), nameof(Runtime.Profiling.ProfileHooks.Line));
    }

    /// <summary>Writes a function with unboxed parameters and result.</summary>
    public void EmitTyped()
    {
        _isTyped = true;
        for (var i = 0; i < body.Parameters.Count; i++)
            _typedParameters[body.Parameters[i]] = i + 1;
        EmitEntry();
        EmitStatement(body.Statements!); // a queued body is bound
        EmitEnd();
    }

    /// <summary>Writes a handler, hook body, lambda or part of a <c>when</c>.</summary>
    public void EmitBoxed()
    {
        foreach (var parameter in body.Parameters)
        {
            if (!parameter.IsUsed)
                continue;
            var local = Local(parameter);
            LoadArgument(parameter.Parameter);
            EmitOpen(parameter.Type);
            il.Emit(OpCodes.Stloc, local);
        }

        EmitEntry();
        EmitStatement(body.Statements!); // a queued body is bound
        EmitEnd();
    }

    /// <summary>Writes the boxed form of <paramref name="method"/>.</summary>
    public void EmitAdapter(MethodInfo method)
    {
        var result = il.DeclareLocal(typeof(Value));
        var guards = body.MayEndWithoutValue;
        if (guards)
            il.BeginExceptionBlock();
        il.Emit(OpCodes.Ldarg_0);
        for (var i = 0; i < body.Type.Parameters.Length; i++)
        {
            LoadArgument(i);
            EmitOpen(body.Type.Parameters[i].Type);
        }

        il.Emit(OpCodes.Call, method);
        if (body.Type.Result.Tag != TypeTag.Void)
        {
            EmitBox(body.Type.Result);
            il.Emit(OpCodes.Stloc, result);
        }

        if (guards)
        {
            // A function that ends without a value gives an unset one.
            il.BeginCatchBlock(typeof(NoValueError));
            il.Emit(OpCodes.Pop);
            il.EndExceptionBlock();
        }

        il.Emit(OpCodes.Ldloc, result);
        il.Emit(OpCodes.Ret);
    }

    private void LoadArgument(int position)
    {
        il.Emit(OpCodes.Ldarga_S, (byte)2);
        il.Emit(OpCodes.Ldc_I4, position);
        il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(ReadOnlySpan<Value>), "get_Item"));
        il.Emit(OpCodes.Ldobj, typeof(Value));
    }

    // Deep recursion becomes a script error instead of the end of the process.
    private void EmitEntry()
    {
        if (CallFinder.CallsScripts(body.Statements!)) // a queued body is bound
            il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(RuntimeHelpers), nameof(RuntimeHelpers.EnsureSufficientExecutionStack)));
    }

    private void EmitEnd()
    {
        if (body.Type.Flavor == FunctionFlavor.Function && body.Type.Result.Tag != TypeTag.Void && !body.IsCondition && !body.IsDelivery)
        {
            LoadContext();
            LoadSite(body.Location, body.Name);
            il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Checks), nameof(Checks.EndWithoutValue)));
            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Throw);
            return;
        }

        if (!_isTyped)
            LoadEmptyResult();
        il.Emit(OpCodes.Ret);
    }

    private void LoadEmptyResult()
    {
        if (body.Type.Flavor == FunctionFlavor.Hook)
        {
            il.Emit(OpCodes.Ldc_I4_1);
            EmitBox(BaseType.Bool);
        }
        else
        {
            LoadUnset();
        }
    }

    private void LoadUnset()
    {
        var unset = il.DeclareLocal(typeof(Value));
        il.Emit(OpCodes.Ldloca, unset);
        il.Emit(OpCodes.Initobj, typeof(Value));
        il.Emit(OpCodes.Ldloc, unset);
    }

    private void LoadContext() => il.Emit(OpCodes.Ldarg_0);

    private void LoadPool() => il.Emit(OpCodes.Ldsfld, batch.PoolField);

    private void LoadObject<T>(T item)
        where T : class => LoadObject(item, typeof(T));

    private void LoadObject(object item, Type type)
    {
        LoadPool();
        il.Emit(OpCodes.Ldc_I4, batch.Pool(item));
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Call, UnsafeAs.MakeGenericMethod(type));
    }

    private static MethodInfo UnsafeAs { get; } =
        typeof(Unsafe).GetMethods().Single(static m => m.Name == nameof(Unsafe.As) && m.GetGenericArguments().Length == 1);

    /// <summary>Loads the pool and the number of a place in it, as the helpers that report take them.</summary>
    private void LoadSite(SourceLocation location, string detail)
    {
        LoadPool();
        il.Emit(OpCodes.Ldc_I4, batch.Pool(new ErrorSite(location, detail)));
    }

    private void LoadSite(BoundExpression expression) => LoadSite(expression.Location, BoundText.Of(expression));

    private void EmitBox(ScriptType type)
    {
        if (ClrTypes.Of(type) == typeof(Value))
            return;
        if (type.Tag == TypeTag.Void)
        {
            LoadUnset();
            return;
        }

        if (type.Tag == TypeTag.Enum)
            LoadObject((EnumType)type);
        il.Emit(OpCodes.Call, batch.Compiler.Methods.Box(type));
    }

    private void EmitOpen(ScriptType type)
    {
        if (ClrTypes.Of(type) != typeof(Value))
            il.Emit(OpCodes.Call, batch.Compiler.Methods.Open(type));
    }

    private LocalBuilder Local(LocalSymbol symbol)
    {
        if (!_locals.TryGetValue(symbol, out var local))
            _locals.Add(symbol, local = il.DeclareLocal(ClrTypes.Of(symbol.Type)));
        return local;
    }

    private LocalBuilder Flag(LocalSymbol symbol)
    {
        if (!_flags.TryGetValue(symbol, out var flag))
            _flags.Add(symbol, flag = il.DeclareLocal(typeof(bool)));
        return flag;
    }

    private static bool NeedsFlag(LocalSymbol symbol) => symbol.IsTracked && ClrTypes.Of(symbol.Type) is { IsValueType: true } type && type != typeof(Value);

    private void LoadLocal(LocalSymbol symbol, SourceLocation location)
    {
        if (symbol.Captured >= 0)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, symbol.Captured);
            il.Emit(OpCodes.Ldelem, typeof(Value));
            LoadSite(location, symbol.DisplayName);
            il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Checks), nameof(Checks.Required)));
            EmitOpen(symbol.Type);
            return;
        }

        if (_typedParameters.TryGetValue(symbol, out var argument))
        {
            il.Emit(OpCodes.Ldarg, (short)argument);
            return;
        }

        var local = Local(symbol);
        if (!symbol.IsTracked)
        {
            il.Emit(OpCodes.Ldloc, local);
            return;
        }

        if (local.LocalType == typeof(Value))
        {
            il.Emit(OpCodes.Ldloc, local);
            LoadSite(location, symbol.DisplayName);
            il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Checks), nameof(Checks.Required)));
            return;
        }

        var isSet = il.DefineLabel();
        il.Emit(OpCodes.Ldloc, NeedsFlag(symbol) ? Flag(symbol) : local);
        il.Emit(OpCodes.Brtrue, isSet);
        LoadSite(location, symbol.DisplayName);
        il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Checks), nameof(Checks.Unset)));
        il.MarkLabel(isSet);
        il.Emit(OpCodes.Ldloc, local);
    }

    /// <summary>Stores what is on the stack.</summary>
    private void StoreLocal(LocalSymbol symbol)
    {
        if (symbol.Captured >= 0)
        {
            EmitBox(symbol.Type);
            var boxed = il.DeclareLocal(typeof(Value));
            il.Emit(OpCodes.Stloc, boxed);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, symbol.Captured);
            il.Emit(OpCodes.Ldloc, boxed);
            il.Emit(OpCodes.Stelem, typeof(Value));
            return;
        }

        if (_typedParameters.TryGetValue(symbol, out var argument))
        {
            il.Emit(OpCodes.Starg, (short)argument);
            return;
        }

        il.Emit(OpCodes.Stloc, Local(symbol));
        if (NeedsFlag(symbol))
        {
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Stloc, Flag(symbol));
        }
    }

    /// <summary>Loads a variable boxed, unset if it has not been set.</summary>
    private void LoadLocalOrUnset(LocalSymbol symbol)
    {
        if (symbol.Captured >= 0)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, symbol.Captured);
            il.Emit(OpCodes.Ldelem, typeof(Value));
            return;
        }

        if (_typedParameters.TryGetValue(symbol, out var argument))
        {
            il.Emit(OpCodes.Ldarg, (short)argument);
            EmitBox(symbol.Type);
            return;
        }

        if (!NeedsFlag(symbol))
        {
            il.Emit(OpCodes.Ldloc, Local(symbol));
            EmitBox(symbol.Type);
            return;
        }

        var (unset, end) = (il.DefineLabel(), il.DefineLabel());
        il.Emit(OpCodes.Ldloc, Flag(symbol));
        il.Emit(OpCodes.Brfalse, unset);
        il.Emit(OpCodes.Ldloc, Local(symbol));
        EmitBox(symbol.Type);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(unset);
        LoadUnset();
        il.MarkLabel(end);
    }

    /// <summary>An array of boxed values on the stack.</summary>
    private void LoadArray(IReadOnlyList<BoundExpression> items)
    {
        il.Emit(OpCodes.Ldc_I4, items.Count);
        il.Emit(OpCodes.Newarr, typeof(Value));
        for (var i = 0; i < items.Count; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, i);
            EmitBoxedExpression(items[i]);
            il.Emit(OpCodes.Stelem, typeof(Value));
        }
    }

    private void EmitBoxedExpression(BoundExpression expression)
    {
        EmitExpression(expression);
        EmitBox(expression.Type);
    }

    private void Call(Type owner, string name) => il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(owner, name));

    private void Call(Type owner, string name, params Type[] parameters) => il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(owner, name, parameters));
}
