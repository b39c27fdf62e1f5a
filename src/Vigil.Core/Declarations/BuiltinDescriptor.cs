using System.Reflection;

namespace Vigil.Core.Declarations;

/// <summary>A built-in function as the generator found it.</summary>
/// <param name="Name">Script name.</param>
/// <param name="Signature">Type as a script writes it.</param>
/// <param name="Owner">Class of the method.</param>
/// <param name="MethodName">Name of the method; overloads are told apart by their attribute.</param>
/// <param name="IsPure">Whether calls with constants may be folded.</param>
/// <param name="Documentation">Summary of the doc comment.</param>
public sealed record BuiltinDescriptor(
    string Name, string Signature, Type Owner, string MethodName, bool IsPure, string Documentation)
{
    /// <summary>The method; looked up only for functions that scripts use.</summary>
    public MethodInfo Method => Owner.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .First(method => method.Name == MethodName && method.GetCustomAttributes<BuiltinAttribute>().Any(a => a.Name == Name));
}
