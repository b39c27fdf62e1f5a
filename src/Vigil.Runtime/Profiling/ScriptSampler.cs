using Vigil.Runtime.Code;

namespace Vigil.Runtime.Profiling;

/// <summary>Looks from time to time at what the scripts of one engine are doing.</summary>
/// <remarks>
/// The stack of a thread can be read by that thread only. So a timer asks, and the engine answers where it comes by next: at
/// the call of a built-in function that does something, or at the end of a handler or hook body. Such an answer weighs as
/// much as was asked since the one before; what was asked before an event began belongs to no script.
/// </remarks>
public sealed class ScriptSampler
{
    // Distinct stacks that are kept; a run has some thousands at most.
    private const int MaxStacks = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (ScriptFrame[] Stack, long Count)> _stacks = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>Whether the timer has asked.</summary>
    public bool IsDue => Volatile.Read(ref _asked) > 0;

    /// <summary>Samples in which no script was at work.</summary>
    public long Outside { get; private set; }

    /// <summary>Asks; called by the timer.</summary>
    public void Ask() => Interlocked.Increment(ref _asked);

    /// <summary>An event begins that was not raised from inside of another.</summary>
    public void Begin() => Outside += Interlocked.Exchange(ref _asked, 0);

    /// <summary>Answers from inside of a script.</summary>
    public void Answer()
    {
        var weight = Interlocked.Exchange(ref _asked, 0);
        var frames = CallStack.Capture();
        frames.Reverse();
        Add([.. frames], weight);
    }

    /// <summary>Answers at the end of a body.</summary>
    public void Answer(HandlerBody body)
    {
        var weight = Interlocked.Exchange(ref _asked, 0);
        var frames = CallStack.Capture();
        frames.Reverse();
        Add([.. frames, new(body.Code.Name, body.Location.File, body.Location.FirstLine)], weight);
    }

    /// <summary>What was seen so far: stacks, outermost function first, with the number of samples.</summary>
    public List<(ScriptFrame[] Stack, long Count)> Take()
    {
        lock (_gate)
            return [.. _stacks.Values];
    }

    private void Add(ScriptFrame[] stack, int weight)
    {
        if (stack.Length == 0)
            return;
        var key = string.Join('\n', stack);
        lock (_gate)
        {
            if (_stacks.TryGetValue(key, out var seen))
                _stacks[key] = (seen.Stack, seen.Count + weight);
            else if (_stacks.Count < MaxStacks)
                _stacks.Add(key, (stack, weight));
        }
    }
}
