using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>A function of a script.</summary>
/// <param name="name">Full name.</param>
/// <param name="type">Its type.</param>
/// <param name="code">Its code.</param>
/// <param name="text">Makes the text that <c>print</c> shows.</param>
public sealed class ScriptFunction(string name, FunctionType type, ScriptCode code, Func<string>? text = null)
    : FuncVal(name, type)
{
    /// <summary>Its code.</summary>
    public ScriptCode Code { get; } = code;

    /// <inheritdoc/>
    public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments) =>
        Code.Body(context, [], arguments);

    /// <inheritdoc/>
    public override string Describe() => text?.Invoke() ?? FunctionName;
}
