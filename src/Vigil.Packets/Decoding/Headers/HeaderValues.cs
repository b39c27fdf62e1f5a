using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Capture;

namespace Vigil.Packets.Decoding.Headers;

/// <summary>Builds the records through which scripts see headers: <c>pkt_hdr</c> and <c>raw_pkt_hdr</c>.</summary>
/// <remarks>Only for events that someone handles: these records are far from free.</remarks>
public sealed class HeaderValues(EngineContext engine)
{
    private RecordType? _packetType;
    private RecordType? _rawType;

    /// <summary>The headers from IP on, as <c>pkt_hdr</c>.</summary>
    public RecordVal PacketHeader(ref readonly DecodedPacket packet)
    {
        _packetType ??= engine.Service<IScriptNames>().Record("pkt_hdr");
        var record = new HeaderRecord(_packetType, engine);
        AddNetwork(record, in packet);
        return record.Record;
    }

    /// <summary>All headers, as <c>raw_pkt_hdr</c>.</summary>
    public RecordVal RawPacketHeader(ref readonly DecodedPacket packet)
    {
        _rawType ??= engine.Service<IScriptNames>().Record("raw_pkt_hdr");
        var record = new HeaderRecord(_rawType, engine);
        AddLink(record, in packet);
        AddNetwork(record, in packet);
        return record.Record;
    }

    /// <summary>A packet as it was captured, as <c>pcap_packet</c>.</summary>
    public RecordVal Capture(ref readonly RawPacket packet)
    {
        var seconds = Math.Floor(packet.Time.Seconds);
        return new HeaderRecord(engine.Service<IScriptNames>().Record("pcap_packet"), engine)
            .Count("ts_sec", (ulong)seconds)
            .Count("ts_usec", (ulong)Math.Round((packet.Time.Seconds - seconds) * 1e6))
            .Count("caplen", (ulong)packet.Data.Length)
            .Count("len", (ulong)packet.WireLength)
            .String("data", packet.Data)
            .Enum("link_type", packet.LinkType == LinkType.Ethernet ? 0 : 1)
            .Record;
    }

    private static void AddLink(HeaderRecord record, ref readonly DecodedPacket packet)
    {
        ref readonly var link = ref packet.Link;
        var isEthernet = link.Type == LinkType.Ethernet;
        var l2 = record.New("l2")
            .Enum("encap", isEthernet ? 0 : 1)
            .Count("len", (ulong)packet.WireLength)
            .Count("cap_len", (ulong)packet.Frame.Length)
            .Enum("proto", (long)link.Network);
        if (isEthernet && link.HasAddresses)
            l2.String("src", HardwareAddress.Text(link.Source)).String("dst", HardwareAddress.Text(link.Destination));
        if (link.HasVlan)
            l2.Count("vlan", (ulong)link.Vlan).Count("vlan_pcp", (ulong)link.VlanTag >> 13).Bool("vlan_dei", (link.VlanTag & 0x1000) != 0);
        if (link.HasInnerVlan)
        {
            l2.Count("inner_vlan", (ulong)link.InnerVlan).Count("inner_vlan_pcp", (ulong)link.InnerVlanTag >> 13)
                .Bool("inner_vlan_dei", (link.InnerVlanTag & 0x1000) != 0);
        }

        if (isEthernet)
            l2.Count("eth_type", link.EtherType);
        record.Set("l2", l2);
    }

    private static void AddNetwork(HeaderRecord record, ref readonly DecodedPacket packet)
    {
        if (packet.Ip.Version == 0)
            return;
        if (packet.Ip.Version == 4)
            record.Set("ip", NetworkRecords.V4(record.New("ip"), in packet.Ip));
        else
            record.Set("ip6", NetworkRecords.V6(record.New("ip6"), in packet.Ip));
        TransportRecords.Add(record, in packet);
    }
}
