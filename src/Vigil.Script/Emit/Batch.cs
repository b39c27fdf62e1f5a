using System.Reflection;
using System.Reflection.Emit;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>Bodies that are compiled together: one class with a pool of objects and a method for each.</summary>
internal sealed class Batch
{
    private readonly TypeBuilder _type;
    private readonly FieldBuilder _poolField;
    private readonly CodePlaces _places = new();
    private readonly List<object> _pool = [];
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<FunctionBody> _queue = new();
    private readonly List<(ScriptCode Code, MethodBuilder Method)> _entries = [];
    private readonly Dictionary<FunctionBody, ProfiledBody> _profiled = [];
    private int _methods;

    public Batch(ScriptCompiler compiler, TypeBuilder type)
    {
        Compiler = compiler;
        _type = type;
        type.DefineField(CodePlaces.FieldName, typeof(CodePlaces), FieldAttributes.Public | FieldAttributes.Static);
        _poolField = type.DefineField("Pool", typeof(object[]), FieldAttributes.Public | FieldAttributes.Static);
    }

    /// <summary>The compiler.</summary>
    public ScriptCompiler Compiler { get; }

    /// <summary>Whether it is what every run executes at the start: hooks that are called there run there as well.</summary>
    public bool IsStart { get; init; }

    /// <summary>The field that holds the pool.</summary>
    public FieldInfo PoolField => _poolField;

    /// <summary>The number of an object in the pool.</summary>
    public int Pool(object item)
    {
        if (!_numbers.TryGetValue(item, out var number))
        {
            _numbers.Add(item, number = _pool.Count);
            _pool.Add(item);
        }

        return number;
    }

    /// <summary>Takes a body into the batch and declares its typed method, if it has one.</summary>
    public void Enqueue(FunctionBody body)
    {
        if (body.IsQueued)
            return;
        body.IsQueued = true;
        Type[] parameters = IsTyped(body)
            ? [typeof(EngineContext), .. body.Type.Parameters.Select(static p => ClrTypes.Of(p.Type))]
            : Helpers.BodyParameters;
        var result = IsTyped(body) ? ClrTypes.Of(body.Type.Result) : typeof(Value);
        var method = Define(body.Name, result, parameters);
        body.Method = method;
        if (Compiler.Profile is { } profile && ProfiledBody.IsWanted(body))
        {
            var inner = _type.DefineMethod($"{body.Name}~{_methods++}", MethodAttributes.Public | MethodAttributes.Static, result, parameters);
            var number = ProfiledBody.Declare(profile, body);
            ProfiledBody.EmitAround(method.GetILGenerator(), Compiler.Methods, inner, number, parameters.Length);
            _profiled.Add(body, new(number, inner));
        }

        _queue.Enqueue(body);
    }

    /// <summary>Compiles everything in the queue and what that calls, and makes it ready to run.</summary>
    public void Finish()
    {
        while (_queue.TryDequeue(out var body))
        {
            AssignmentAnalysis.Mark(body);
            var method = (MethodBuilder)body.Method!; // declared when the body was queued
            var emitter = _profiled.TryGetValue(body, out var profiled)
                ? new BodyEmitter(this, body, profiled.Inner.GetILGenerator()) { ProfiledAs = profiled.Number }
                : new BodyEmitter(this, body, method.GetILGenerator());
            _places.Add((profiled?.Inner ?? method).Name, emitter.Places);
            if (IsTyped(body))
            {
                emitter.EmitTyped();
                EmitAdapter(body, method);
            }
            else
            {
                emitter.EmitBoxed();
                _entries.Add((body.Code, method));
            }
        }

        // static void Bind(ScriptCode[] codes): gives each code its delegate, without a search by name.
        var bind = _type.DefineMethod("Bind", MethodAttributes.Public | MethodAttributes.Static, typeof(void), [typeof(ScriptCode[])]);
        var il = bind.GetILGenerator();
        var constructor = typeof(ScriptBody).GetConstructors()[0];
        var setter = typeof(ScriptCode).GetProperty(nameof(ScriptCode.Body))!.SetMethod!; // named in this solution
        for (var i = 0; i < _entries.Count; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Ldftn, _entries[i].Method);
            il.Emit(OpCodes.Newobj, constructor);
            il.Emit(OpCodes.Call, setter);
        }

        il.Emit(OpCodes.Ret);
        var created = _type.CreateType();
        created.GetField(CodePlaces.FieldName)!.SetValue(null, _places); // defined above
        created.GetField("Pool")!.SetValue(null, _pool.ToArray()); // defined above
        created.GetMethod("Bind")!.Invoke(null, [_entries.Select(static e => e.Code).ToArray()]); // defined above
    }

    /// <summary>Whether a body has a method with unboxed parameters and result.</summary>
    public static bool IsTyped(FunctionBody body) => body.Type.Flavor == FunctionFlavor.Function && !body.HasFrame;

    private MethodBuilder Define(string name, Type result, Type[] parameters) =>
        _type.DefineMethod($"{name}#{_methods++}", MethodAttributes.Public | MethodAttributes.Static, result, parameters);

    // The boxed form of a typed function: takes the arguments out of their boxes and the result into one.
    private void EmitAdapter(FunctionBody body, MethodBuilder method)
    {
        var adapter = Define(body.Name + "*", typeof(Value), Helpers.BodyParameters);
        new BodyEmitter(this, body, adapter.GetILGenerator()).EmitAdapter(method);
        _entries.Add((body.Code, adapter));
    }
}
