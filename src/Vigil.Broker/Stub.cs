namespace Vigil.Broker;
public sealed partial class Endpoint
{
    private Task CloseStoresAsync() => Task.CompletedTask;
    private Task CloseWebSocketsAsync() => Task.CompletedTask;
    private void StoresLostPeer(EndpointId id) { }
    private void DeliverCommand(Topic topic, ReadOnlyMemory<byte> payload) { }
}
internal abstract class WebSocketLink(EndpointId id) : PeerLink(id) { }
