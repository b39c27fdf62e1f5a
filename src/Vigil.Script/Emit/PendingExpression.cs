using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>An expression that is compiled later.</summary>
/// <param name="body">The code that returns its value.</param>
/// <param name="simple">The expression, if it can be evaluated without code while there is none.</param>
/// <param name="compiler">The compiler.</param>
internal sealed class PendingExpression(FunctionBody body, BoundExpression? simple, ScriptCompiler compiler)
{
    // So often it is evaluated without code before code is made: most are needed a few times, or in every record.
    private const int Patience = 8;

    private int _evaluations;

    /// <summary>The code that returns its value.</summary>
    public FunctionBody Body { get; } = body;

    /// <summary>Its value.</summary>
    public Value Evaluate(EngineContext context) => simple is not null && !Body.Code.IsCompiled && (!compiler.IsComplete || _evaluations++ < Patience)
        ? new LoadEvaluator(context, compiler).Evaluate(simple)
        : Body.Code.Body(context, [], []);
}
