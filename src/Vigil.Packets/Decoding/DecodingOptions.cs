using Vigil.Core.Net;

namespace Vigil.Packets.Decoding;

/// <summary>What scripts and the command line say about decoding; read for every packet, so that options may change while it runs.</summary>
public sealed class DecodingOptions
{
    /// <summary><c>ignore_checksums</c>, <c>-C</c>.</summary>
    public bool IgnoreChecksums { get; set; }

    /// <summary><c>ignore_checksums_nets</c>: senders whose checksums are not looked at.</summary>
    public Subnet[] IgnoreChecksumsNets { get; set; } = [];

    /// <summary><c>frag_timeout</c>, seconds that fragments wait for the rest; 0 for ever.</summary>
    public double FragmentTimeout { get; set; } = 300;

    /// <summary>Most octets that all unfinished fragments of an engine may hold; the oldest packets are dropped beyond it.</summary>
    public long FragmentMemory { get; set; } = 64 << 20;

    /// <summary>Most packets an engine may have unfinished.</summary>
    public int FragmentedPackets { get; set; } = 65_536;

    /// <summary><c>Tunnel::max_depth</c>: tunnels inside tunnels.</summary>
    public int MaxTunnelDepth { get; set; } = 4;

    /// <summary><c>PacketAnalyzer::max_depth</c>: headers on headers.</summary>
    public int MaxDepth { get; set; } = 25;

    /// <summary><c>Tunnel::ip_tunnel_timeout</c>, seconds after which a silent tunnel over IP is forgotten.</summary>
    public double IpTunnelTimeout { get; set; } = 86_400;

    /// <summary>Most tunnels over IP remembered at once.</summary>
    public int IpTunnels { get; set; } = 65_536;

    /// <summary><c>UnknownProtocol::first_bytes_count</c>: octets shown of a payload that nothing decodes.</summary>
    public int UnknownProtocolOctets { get; set; } = 10;

    /// <summary>Whether the checksums of packets from <paramref name="source"/> are looked at.</summary>
    public bool Verifies(Addr source)
    {
        if (IgnoreChecksums)
            return false;
        foreach (var net in IgnoreChecksumsNets)
        {
            if (net.Contains(source))
                return false;
        }

        return true;
    }
}
