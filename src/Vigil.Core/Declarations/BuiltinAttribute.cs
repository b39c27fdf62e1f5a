namespace Vigil.Core.Declarations;

/// <summary>Declares a built-in function: a public static method that scripts call.</summary>
/// <remarks>
/// The method takes the <see cref="EngineContext"/> first, then one parameter for each script parameter in the CLR type of
/// <see cref="Types.TypeTag"/>'s documentation (an unset optional one comes as default); a variadic one takes
/// <c>Value[]</c>. It returns the CLR type of its result, <see cref="Values.Value"/> where there may be none, or <c>void</c>.
/// </remarks>
/// <param name="name">Its script name, with module if it has one.</param>
/// <param name="signature">Its type as a script writes it: <c>function(s: string, n: count &amp;default=5): string</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BuiltinAttribute(string name, string signature) : Attribute
{
    /// <summary>Script name.</summary>
    public string Name { get; } = name;

    /// <summary>Type as a script writes it.</summary>
    public string Signature { get; } = signature;

    /// <summary>Whether equal arguments always give equal results without effects: calls with constants are folded.</summary>
    public bool IsPure { get; set; }
}
