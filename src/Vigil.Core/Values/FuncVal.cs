using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A callable value: a function, built-in function, lambda, hook or event.</summary>
public abstract class FuncVal(string name, FunctionType type) : ScriptObject
{
    /// <summary>Its full name; for a lambda one made up from its text.</summary>
    public string FunctionName { get; } = name;

    /// <summary>Its type.</summary>
    public FunctionType FunctionType { get; } = type;

    /// <inheritdoc/>
    public override ScriptType Type => FunctionType;

    /// <summary>Calls it with all parameters; for a hook all bodies run, an event runs its handlers at once.</summary>
    /// <returns>The result; unset for void, and for a function that returned without a value.</returns>
    /// <exception cref="Diagnostics.ScriptError">A run-time error inside a function; hooks and events report theirs themselves.</exception>
    public abstract Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments);

    /// <summary>The text that <c>print</c> shows (language.md 5.1).</summary>
    public virtual string Describe() => FunctionName;

    /// <summary>For <c>copy()</c>: a lambda with captures of its own; a function without captures is itself.</summary>
    public virtual FuncVal CopyWithCaptures(EngineContext context) => this;
}
