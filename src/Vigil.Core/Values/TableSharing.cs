namespace Vigil.Core.Values;

/// <summary>Where else the entries of a global table are to be: attributes that the messaging layer gives effect to.</summary>
public sealed record TableSharing
{
    /// <summary>Evaluates <c>&amp;backend</c>, a <c>Broker::BackendType</c>.</summary>
    public Func<EngineContext, Value>? Backend { get; init; }

    /// <summary>Evaluates <c>&amp;broker_store</c>, the name of a store.</summary>
    public Func<EngineContext, Value>? Store { get; init; }

    /// <summary>Evaluates <c>&amp;publish_on_change</c>, a <c>Cluster::PublishOnChangeAttr</c>.</summary>
    public Func<EngineContext, Value>? Publish { get; init; }
}
