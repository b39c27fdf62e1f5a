namespace Vigil.Broker;
public sealed partial class Endpoint
{
    private Task CloseWebSocketsAsync() => Task.CompletedTask;
}
internal abstract class WebSocketLink(EndpointId id) : PeerLink(id) { }
