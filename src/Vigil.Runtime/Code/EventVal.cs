using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>An event: calling it runs its handlers at once.</summary>
/// <param name="name">Full name.</param>
/// <param name="type">Its type.</param>
/// <param name="bodies">Its handlers.</param>
/// <param name="text">Makes the text that <c>print</c> shows.</param>
public sealed class EventVal(string name, FunctionType type, BodyList bodies, Func<string>? text = null)
    : FuncVal(name, type)
{
    /// <summary>Its handlers.</summary>
    public BodyList Bodies { get; } = bodies;

    /// <summary>Whether some handler is enabled in this engine.</summary>
    public bool HasEnabledBody(EngineContext context)
    {
        var runtime = ScriptRuntime.Of(context);
        foreach (var body in Bodies.Bodies)
        {
            if (runtime.IsEnabled(body))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments)
    {
        var runtime = ScriptRuntime.Of(context);
        var depth = runtime.Walks.Depth;
        if (depth == 0)
            runtime.Sampler?.Begin();
        foreach (var body in Bodies.Bodies)
        {
            if (!runtime.IsEnabled(body))
                continue;
            try
            {
                body.Code.Body(context, [], arguments);
                if (runtime.Sampler is { IsDue: true } sampler)
                    sampler.Answer(body);
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
                // Told already; the body ends here because no statement of its own was prepared for it.
            }
            catch (DelayedCall)
            {
                ScriptRuntime.ReportDelay(context, body);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public override string Describe() => text?.Invoke() ?? FunctionName;
}
