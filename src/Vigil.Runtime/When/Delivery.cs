using Vigil.Core.Values;

namespace Vigil.Runtime.When;

/// <summary>The result of an asynchronous call, which comes later or already has.</summary>
public sealed class Delivery
{
    private Action<Value>? _consumer;
    private Value _result;

    /// <summary>Whether the result is there.</summary>
    public bool IsDelivered { get; private set; }

    /// <summary>Hands the result over; unset if the call ended without one.</summary>
    public void Deliver(Value result)
    {
        if (IsDelivered)
            return;
        IsDelivered = true;
        _result = result;
        _consumer?.Invoke(result);
    }

    /// <summary>Calls <paramref name="consumer"/> once the result is there.</summary>
    public void Then(Action<Value> consumer)
    {
        if (IsDelivered)
            consumer(_result);
        else
            _consumer = consumer;
    }
}
