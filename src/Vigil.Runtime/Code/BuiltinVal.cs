using System.Reflection;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>A built-in function as a value; compiled code calls its method directly and does not come through here.</summary>
/// <param name="name">Script name.</param>
/// <param name="type">Its type.</param>
/// <param name="method">Its method.</param>
public sealed class BuiltinVal(string name, FunctionType type, MethodInfo method) : FuncVal(name, type)
{
    /// <inheritdoc/>
    public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments)
    {
        var parameters = method.GetParameters();
        var call = new object?[parameters.Length];
        var next = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var wanted = parameters[i].ParameterType;
            if (wanted == typeof(EngineContext))
                call[i] = context;
            else if (wanted == typeof(Value[]))
                call[i] = arguments.ToArray();
            else if (next < arguments.Length)
                call[i] = Open(arguments[next++], wanted);
            else
                call[i] = wanted.IsValueType ? Activator.CreateInstance(wanted) : null;
        }

        try
        {
            return Box(method.Invoke(null, call), FunctionType.Result);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(wrapped.InnerException);
            throw;
        }
    }

    private static object? Open(Value value, Type wanted) => wanted switch
    {
        _ when wanted == typeof(Value) => value,
        _ when !value.IsSet => wanted.IsValueType ? Activator.CreateInstance(wanted) : null,
        _ when wanted == typeof(ScriptType) => value.AsType().Denoted,
        _ => value.Type.Tag switch
        {
            TypeTag.Bool => value.AsBool(),
            TypeTag.Int or TypeTag.Enum => value.AsInt(),
            TypeTag.Count => value.AsCount(),
            TypeTag.Double or TypeTag.Time or TypeTag.Interval => value.AsDouble(),
            TypeTag.Port => value.AsPort(),
            TypeTag.Addr => value.AsAddr(),
            TypeTag.Subnet => value.AsSubnet(),
            _ => value.Object,
        },
    };

    private static Value Box(object? result, ScriptType type) => result switch
    {
        null => default,
        Value value => value,
        bool b => Value.Bool(b),
        long n when type is EnumType e => Value.Enum(e, n),
        long n => Value.Int(n),
        ulong n => Value.Count(n),
        double d => type.Tag switch
        {
            TypeTag.Time => Value.Time(d),
            TypeTag.Interval => Value.Interval(d),
            _ => Value.Double(d),
        },
        Port p => Value.Port(p),
        Addr a => Value.Addr(a),
        Subnet s => Value.Subnet(s),
        ScriptObject o => Value.Of(o),
        _ => default,
    };
}
