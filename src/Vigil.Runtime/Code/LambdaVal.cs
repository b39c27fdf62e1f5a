using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>An anonymous function with the variables it captured; it keeps them between calls.</summary>
/// <param name="name">A name made up for it.</param>
/// <param name="type">Its type.</param>
/// <param name="body">Its code.</param>
/// <param name="frame">Captured variables.</param>
public sealed class LambdaVal(string name, FunctionType type, ScriptBody body, Value[] frame)
    : FuncVal(name, type)
{
    /// <summary>Captured variables.</summary>
    public ReadOnlySpan<Value> Frame => frame;

    /// <inheritdoc/>
    public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments) =>
        body(context, frame, arguments);

    /// <summary>The function with captured variables of its own (<c>copy(f)</c>).</summary>
    public LambdaVal Clone(EngineContext context)
    {
        var copy = new Value[frame.Length];
        for (var i = 0; i < copy.Length; i++)
            copy[i] = ReferenceEquals(frame[i].Object, this) ? frame[i] : ValueCopy.Deep(context, frame[i]);
        return new(FunctionName, FunctionType, body, copy);
    }
}
