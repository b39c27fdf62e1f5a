namespace Vigil.Broker;

/// <summary>What subscribers get: a value, and what it is about.</summary>
/// <param name="Topic">The topic it was published to.</param>
/// <param name="Data">The value; Zeek's own messages have a shape, see <see cref="ZeekMessage"/>.</param>
public readonly record struct Message(Topic Topic, BrokerData Data)
{
    /// <summary>The form of the talk, <c>topic -> data</c>.</summary>
    public override string ToString() => $"{Topic} -> {Data}";
}
