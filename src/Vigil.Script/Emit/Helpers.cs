using System.Reflection;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Script.Emit;

/// <summary>Methods that compiled code calls.</summary>
internal static class Helpers
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A method by owner, name and parameter types; it must exist.</summary>
    public static MethodInfo Method(Type owner, string name, params Type[] parameters) =>
        owner.GetMethod(name, All, parameters) ?? throw new MissingMethodException(owner.Name, name);

    /// <summary>A method by owner and name; it must exist once.</summary>
    public static MethodInfo Method(Type owner, string name) =>
        owner.GetMethod(name, All) ?? throw new MissingMethodException(owner.Name, name);

    /// <summary>A property's getter.</summary>
    public static MethodInfo Getter(Type owner, string name) => owner.GetProperty(name, All)!.GetMethod!; // named in this project

    /// <summary>Makes a <see cref="Value"/> of an unboxed value; enums take their type on top.</summary>
    public static MethodInfo Box(ScriptType type) => type.Tag switch
    {
        TypeTag.Bool => Method(typeof(Value), nameof(Value.Bool)),
        TypeTag.Int => Method(typeof(Value), nameof(Value.Int)),
        TypeTag.Count => Method(typeof(Value), nameof(Value.Count), typeof(ulong)),
        TypeTag.Double => Method(typeof(Value), nameof(Value.Double)),
        TypeTag.Time => Method(typeof(Value), nameof(Value.Time), typeof(double)),
        TypeTag.Interval => Method(typeof(Value), nameof(Value.Interval)),
        TypeTag.Port => Method(typeof(Value), nameof(Value.Port)),
        TypeTag.Addr => Method(typeof(Value), nameof(Value.Addr)),
        TypeTag.Subnet => Method(typeof(Value), nameof(Value.Subnet)),
        TypeTag.Enum => Method(typeof(Unbox), nameof(Unbox.BoxEnum)),
        _ => Method(typeof(Value), nameof(Value.Of)),
    };

    /// <summary>Takes an unboxed value out of a <see cref="Value"/>.</summary>
    public static MethodInfo Open(ScriptType type) => type.Tag switch
    {
        TypeTag.Bool => Method(typeof(Unbox), nameof(Unbox.Bool)),
        TypeTag.Int or TypeTag.Enum => Method(typeof(Unbox), nameof(Unbox.Int)),
        TypeTag.Count => Method(typeof(Unbox), nameof(Unbox.Count)),
        TypeTag.Double or TypeTag.Time or TypeTag.Interval => Method(typeof(Unbox), nameof(Unbox.Double)),
        TypeTag.Port => Method(typeof(Unbox), nameof(Unbox.Port)),
        TypeTag.Addr => Method(typeof(Unbox), nameof(Unbox.Addr)),
        TypeTag.Subnet => Method(typeof(Unbox), nameof(Unbox.Subnet)),
        _ => Method(typeof(Unbox), nameof(Unbox.Object)).MakeGenericMethod(ClrTypes.Of(type)),
    };

    /// <summary>Parameters of a boxed body.</summary>
    public static Type[] BodyParameters { get; } = [typeof(EngineContext), typeof(Value[]), typeof(ReadOnlySpan<Value>)];

    /// <summary>Operators of value types.</summary>
    public static MethodInfo Operator(Type type, string name) => Method(type, name, type, type);

    /// <summary><c>CompareTo</c> of addresses.</summary>
    public static MethodInfo CompareAddr { get; } = Method(typeof(Addr), nameof(Addr.CompareTo), typeof(Addr));
}
