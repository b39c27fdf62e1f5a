using Vigil.Runtime.When;

namespace Vigil.Runtime.Code;

/// <summary>Unwinds to the <c>when</c> condition that called an asynchronous function (language.md 4.11).</summary>
/// <param name="delivery">What will deliver the result.</param>
public sealed class DelayedCall(Delivery delivery) : Exception("return trigger in context which does not allow delaying result")
{
    /// <summary>What will deliver the result.</summary>
    public Delivery Delivery { get; } = delivery;
}
