using System.Runtime.CompilerServices;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Values in and out of their box, by value: the JIT turns each into a move.</summary>
public static class Unbox
{
    /// <summary>As <c>bool</c>.</summary>
    public static bool Bool(Value value) => value.AsBool();

    /// <summary>As <c>int</c> or <c>enum</c>.</summary>
    public static long Int(Value value) => value.AsInt();

    /// <summary>As <c>count</c>.</summary>
    public static ulong Count(Value value) => value.AsCount();

    /// <summary>As <c>double</c>, <c>time</c> or <c>interval</c>.</summary>
    public static double Double(Value value) => value.AsDouble();

    /// <summary>As <c>port</c>.</summary>
    public static Port Port(Value value) => value.AsPort();

    /// <summary>As <c>addr</c>.</summary>
    public static Addr Addr(Value value) => value.AsAddr();

    /// <summary>As <c>subnet</c>.</summary>
    public static Subnet Subnet(Value value) => value.AsSubnet();

    /// <summary>As the object it is; <see langword="null"/> for an unset value.</summary>
    public static T Object<T>(Value value)
        where T : ScriptObject => Unsafe.As<T>(value.Object)!;

    /// <summary>A constant of an enum.</summary>
    public static Value BoxEnum(long number, EnumType type) => Value.Enum(type, number);

    /// <summary>A value of scalar bits by type, for the number in <c>any</c> of a vector index.</summary>
    public static Value BoxTime(double seconds) => Value.Time(seconds);
}
