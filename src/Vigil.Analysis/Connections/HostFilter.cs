using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Connections;

/// <summary>Hosts and networks of which packets are passed over (<c>install_src_addr_filter</c> and its relatives).</summary>
/// <remarks>A few entries, put in by scripts and walked for each packet; where no script asked, there is no filter at all.</remarks>
public sealed class HostFilter(RandomSource random)
{
    private readonly Side _sources = new();
    private readonly Side _destinations = new();

    /// <summary>Adds or replaces an entry.</summary>
    /// <param name="isSource">Whether it is about senders or receivers.</param>
    /// <param name="net">The network; a host is one of full length.</param>
    /// <param name="tcpFlags">TCP packets with any of these flags are analysed all the same.</param>
    /// <param name="probability">The share of packets to drop.</param>
    public void Add(bool isSource, Subnet net, ulong tcpFlags, double probability) =>
        (isSource ? _sources : _destinations).Entries[net] = new((byte)tcpFlags, probability);

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(bool isSource, Subnet net) => (isSource ? _sources : _destinations).Entries.Remove(net);

    /// <summary>Whether a packet is to be passed over.</summary>
    public bool Drops(ref readonly DecodedPacket packet) =>
        Drops(_sources, packet.Ip.Source, in packet) || Drops(_destinations, packet.Ip.Destination, in packet);

    private bool Drops(Side side, Addr host, ref readonly DecodedPacket packet)
    {
        if (side.Entries.Count == 0)
            return false;
        foreach (var (net, entry) in side.Entries)
        {
            if (net.Contains(host) && entry.Applies(in packet))
                return entry.Probability >= 1 || (random.Next() >> 11) * (1.0 / (1UL << 53)) < entry.Probability;
        }

        return false;
    }

    private sealed class Side
    {
        public Dictionary<Subnet, Entry> Entries { get; } = [];
    }

    private readonly record struct Entry(byte TcpFlags, double Probability)
    {
        // Octet 13 of a TCP header holds the flags (RFC 9293, 3.1).
        public bool Applies(ref readonly DecodedPacket packet) =>
            packet.Protocol != IpProtocol.Tcp || packet.Payload.Length < 14 || (packet.Payload[13] & TcpFlags) == 0;
    }
}
