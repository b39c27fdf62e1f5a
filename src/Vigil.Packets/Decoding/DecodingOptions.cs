using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

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

    /// <summary><c>Tunnel::delay_teredo_confirmation</c>: both sides must have spoken Teredo.</summary>
    public bool DelayTeredoConfirmation { get; set; } = true;

    /// <summary>Most tunnels over IP remembered at once.</summary>
    public int IpTunnels { get; set; } = 65_536;

    /// <summary><c>UnknownProtocol::first_bytes_count</c>: octets shown of a payload that nothing decodes.</summary>
    public int UnknownProtocolOctets { get; set; } = 10;

    /// <summary>What the constants and options of loaded scripts say.</summary>
    public static DecodingOptions Of(IScriptNames names)
    {
        var options = new DecodingOptions();
        options.IgnoreChecksums = names.Bool("ignore_checksums", options.IgnoreChecksums);
        options.FragmentTimeout = names.Double("frag_timeout", options.FragmentTimeout);
        options.MaxTunnelDepth = (int)names.Count("Tunnel::max_depth", (ulong)options.MaxTunnelDepth);
        options.MaxDepth = (int)names.Count("PacketAnalyzer::max_depth", (ulong)options.MaxDepth);
        options.IpTunnelTimeout = names.Double("Tunnel::ip_tunnel_timeout", options.IpTunnelTimeout);
        options.DelayTeredoConfirmation = names.Bool("Tunnel::delay_teredo_confirmation", options.DelayTeredoConfirmation);
        options.UnknownProtocolOctets = (int)names.Count("UnknownProtocol::first_bytes_count", (ulong)options.UnknownProtocolOctets);
        if (names.FindValue("ignore_checksums_nets") is { IsSet: true } nets)
            options.IgnoreChecksumsNets = SubnetsOf(nets.AsTable());
        return options;
    }

    /// <summary>The members of a <c>set[subnet]</c>.</summary>
    public static Subnet[] SubnetsOf(TableVal set)
    {
        var nets = new List<Subnet>();
        for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            nets.Add(set.KeyAt(cursor)[0].AsSubnet());
        return [.. nets];
    }

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
