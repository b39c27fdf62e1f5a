namespace Vigil.Broker;

/// <summary>Something that happened to a peering, or went wrong.</summary>
/// <param name="Status">What happened; unspecified for errors.</param>
/// <param name="Error">What went wrong; none for statuses.</param>
/// <param name="Endpoint">Whom it is about, if that is known.</param>
/// <param name="Text">What happened, in words.</param>
public sealed record BrokerStatus(StatusCode Status, ErrorCode Error, EndpointInfo? Endpoint, string Text)
{
    /// <summary>Whether something went wrong.</summary>
    public bool IsError => Error != ErrorCode.None;

    /// <summary>The value as the reference publishes it locally.</summary>
    public BrokerData ToData()
    {
        if (!IsError)
            return BrokerData.Vector("status", new BrokerEnum(CodeNames.Of(Status)), Endpoint?.ToData() ?? default, Text.Length > 0 ? Text : default(BrokerData));
        var context = Endpoint is not null ? BrokerData.Vector(Endpoint.ToData(), Text)
            : Text.Length > 0 ? BrokerData.Vector(Text) : default;
        return BrokerData.Vector("error", new BrokerEnum(CodeNames.Of(Error)), context);
    }

    /// <summary>For people: the code, whom it is about, and the words.</summary>
    public override string ToString() =>
        $"{(IsError ? CodeNames.Of(Error) : CodeNames.Of(Status))}({Endpoint?.Id.ToString() ?? "-"}{(Endpoint?.Network is { } n ? $", {n}" : "")}): {Text}";
}
