using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>An expression that is compiled later.</summary>
/// <param name="body">The code that returns its value.</param>
internal sealed class PendingExpression(FunctionBody body)
{
    /// <summary>The code that returns its value.</summary>
    public FunctionBody Body { get; } = body;

    /// <summary>Its value.</summary>
    public Value Evaluate(EngineContext context) => Body.Code.Body(context, [], []);
}
