using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>A hook: calling it runs its bodies until one executes <c>break</c>.</summary>
/// <param name="name">Full name.</param>
/// <param name="type">Its type.</param>
/// <param name="bodies">Its bodies.</param>
/// <param name="text">Makes the text that <c>print</c> shows.</param>
public sealed class HookVal(string name, FunctionType type, BodyList bodies, Func<string>? text = null)
    : FuncVal(name, type)
{
    /// <summary>Its bodies.</summary>
    public BodyList Bodies { get; } = bodies;

    /// <summary>Runs the bodies.</summary>
    /// <returns>F if one executed <c>break</c>.</returns>
    public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments)
    {
        var runtime = ScriptRuntime.Of(context);
        var depth = runtime.Walks.Depth;
        foreach (var body in Bodies.Bodies)
        {
            if (!runtime.IsEnabled(body))
                continue;
            try
            {
                var goesOn = body.Code.Body(context, [], arguments).AsBool();
                if (runtime.Sampler is { IsDue: true } sampler)
                    sampler.Answer(body);
                if (!goesOn)
                    return Value.Bool(false);
            }
            catch (ScriptError error)
            {
                runtime.Walks.UnwindTo(depth);
                ScriptRuntime.Report(context, error);
            }
            catch (InsufficientExecutionStackException)
            {
                ScriptRuntime.ReportOverflow(context, body);
            }
            catch (NoValueError)
            {
                // Told already.
            }
            catch (DelayedCall)
            {
                ScriptRuntime.ReportDelay(context, body);
            }
        }

        return Value.Bool(true);
    }

    /// <inheritdoc/>
    public override string Describe() => text?.Invoke() ?? FunctionName;
}
