using Vigil.Analysis.Tcp;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Connections;

/// <summary>Packets that scripts want dropped, by source or destination.</summary>
/// <param name="random">Decides where packets are dropped with some probability only.</param>
internal sealed class TrafficFilter(RandomSource random)
{
    private const double Certain = 1;

    private readonly Dictionary<Addr, Rule> _sources = [];
    private readonly Dictionary<Addr, Rule> _destinations = [];
    private readonly List<(Subnet Net, Rule Rule)> _sourceNets = [];
    private readonly List<(Subnet Net, Rule Rule)> _destinationNets = [];

    // Segments with one of the flags pass.
    private readonly record struct Rule(uint Flags, double Probability);

    /// <summary>Drops packets from or to an address.</summary>
    public void Add(Addr address, bool isSource, ulong flags, double probability) =>
        (isSource ? _sources : _destinations)[address] = new((uint)flags, probability);

    /// <summary>Drops packets from or to a subnet.</summary>
    public void Add(Subnet net, bool isSource, ulong flags, double probability)
    {
        Remove(net, isSource);
        (isSource ? _sourceNets : _destinationNets).Add((net, new((uint)flags, probability)));
    }

    /// <summary>Lets packets from or to an address pass again.</summary>
    public bool Remove(Addr address, bool isSource) => (isSource ? _sources : _destinations).Remove(address);

    /// <summary>Lets packets from or to a subnet pass again.</summary>
    public bool Remove(Subnet net, bool isSource) => (isSource ? _sourceNets : _destinationNets).RemoveAll(entry => entry.Net == net) > 0;

    /// <summary>Whether a packet is to be dropped; the first rule that is about it decides.</summary>
    public bool Drops(ref readonly DecodedPacket packet) =>
        TryFind(packet.Ip.FlowSource, _sources, _sourceNets, out var rule) ? Drops(rule, in packet)
        : TryFind(packet.Ip.FlowDestination, _destinations, _destinationNets, out rule) && Drops(rule, in packet);

    private static bool TryFind(Addr address, Dictionary<Addr, Rule> addresses, List<(Subnet Net, Rule Rule)> nets, out Rule rule)
    {
        if (addresses.TryGetValue(address, out rule))
            return true;
        foreach (var (net, found) in nets)
        {
            if (!net.Contains(address))
                continue;
            rule = found;
            return true;
        }

        return false;
    }

    private bool Drops(Rule rule, ref readonly DecodedPacket packet)
    {
        if (packet.Protocol == IpProtocol.Tcp && rule.Flags != 0 && packet.Payload.Length >= TcpSegment.FixedHeaderLength
            && (packet.Payload[13] & rule.Flags) != 0)
            return false;
        return rule.Probability >= Certain || (random.NextForScripts() & int.MaxValue) / (double)int.MaxValue < rule.Probability;
    }
}
