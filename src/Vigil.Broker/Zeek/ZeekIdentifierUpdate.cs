namespace Vigil.Broker;

/// <summary>A global variable has a new value.</summary>
public sealed class ZeekIdentifierUpdate : ZeekMessage
{
    private ZeekIdentifierUpdate(BrokerData data, string name, BrokerData value)
        : base(data)
    {
        Name = name;
        Value = value;
    }

    /// <inheritdoc/>
    public override ZeekMessageType Type => ZeekMessageType.IdentifierUpdate;

    /// <summary>The full name of the variable.</summary>
    public string Name { get; }

    /// <summary>Its value.</summary>
    public BrokerData Value { get; }

    /// <summary>Makes an update.</summary>
    public static ZeekIdentifierUpdate Create(string name, BrokerData value) =>
        new(Wrap(ZeekMessageType.IdentifierUpdate, BrokerData.Vector(name, value)), name, value);

    internal static ZeekIdentifierUpdate? Parse(BrokerData data, BrokerData content) =>
        content.AsVector() is [{ Type: DataType.String } name, var value, ..] ? new ZeekIdentifierUpdate(data, name.AsString(), value) : null;
}
