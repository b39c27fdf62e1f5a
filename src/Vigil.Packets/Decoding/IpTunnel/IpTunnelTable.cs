using Vigil.Core.Net;
using Vigil.Core.Timing;

namespace Vigil.Packets.Decoding.IpTunnel;

/// <summary>The tunnels over bare IP that were seen lately, so that all their packets share one identity.</summary>
internal sealed class IpTunnelTable(DecodingContext context)
{
    private readonly Dictionary<IpTunnelKey, LinkedListNode<Entry>> _tunnels = [];
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>Tunnels remembered.</summary>
    public int Count => _tunnels.Count;

    /// <summary>The stack for packets inside a tunnel from <paramref name="source"/> to <paramref name="destination"/>.</summary>
    public EncapsulationStack StackFor(
        EncapsulationStack? outer, Addr source, Addr destination, byte protocol, TunnelType type, NetworkTime now)
    {
        var key = IpTunnelKey.Of(outer, source, destination, type);
        if (_tunnels.TryGetValue(key, out var node))
        {
            node.Value.LastUsed = now;
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Stack;
        }

        Forget(now);
        var port = new Port(0, TransportProtocol.Unknown);
        var conn = new EncapsulatingConn(source, destination, port, port, protocol, type);
        var entry = new Entry(key, new(outer, conn)) { LastUsed = now };
        _tunnels.Add(key, _byUse.AddLast(entry));
        return entry.Stack;
    }

    private void Forget(NetworkTime now)
    {
        while (_byUse.First is { } oldest
               && (_tunnels.Count >= context.Options.IpTunnels || now - oldest.Value.LastUsed > context.Options.IpTunnelTimeout))
        {
            _byUse.RemoveFirst();
            _tunnels.Remove(oldest.Value.Key);
        }
    }

    private sealed class Entry(IpTunnelKey key, EncapsulationStack stack)
    {
        public IpTunnelKey Key { get; } = key;

        public EncapsulationStack Stack { get; } = stack;

        public NetworkTime LastUsed { get; set; }
    }
}
