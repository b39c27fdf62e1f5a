using System.Text;
using Vigil.Packets.Decoding;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Events about single packets, told by scripts that print them.</summary>
public sealed class PacketEventTests
{
    private const string Router = "fe80::1";
    private const string Host = "fe80::2";

    [Fact]
    public void Each_packet_of_a_connection_is_shown_with_its_content()
    {
        var run = TracedRun.Over(
            new Traffic().Udp("10.0.0.1", 4000, "10.0.0.2", 4001, 0, "abc"u8.ToArray()).Udp("10.0.0.2", 4001, "10.0.0.1", 4000, 1, []).ToPcap(),
            code:
            """
            redef ConnThreshold::generic_packet_thresholds += { 2 };
            event new_packet(c: connection, p: pkt_hdr) { print "packet", p$ip$src, p$udp$ulen; }
            event packet_contents(c: connection, contents: string) { print "content", contents; }
            event conn_generic_packet_threshold_crossed(c: connection, threshold: count) { print "threshold", threshold; }
            """);
        Assert.Equal("packet, 10.0.0.1, 11\ncontent, abc\npacket, 10.0.0.2, 8\nthreshold, 2\n", run.Printed);
    }

    [Fact]
    public void Extension_headers_and_packets_that_nobody_takes_are_shown()
    {
        byte[] hop = [17, 0, 1, 4, 0, 0, 0, 0];
        var run = TracedRun.Over(
            new Traffic()
                .Frame(0, PacketBuilder.Ethernet(0x86DD, PacketBuilder.Ipv6(Host, Router, 0, [.. hop, .. PacketBuilder.Udp(Host, 1, Router, 2, [1])])))
                .Frame(1, PacketBuilder.Ethernet(0x0800, [0x75, 0, 0, 0, .. new byte[30]]))
                .ToPcap(),
            code:
            """
            event ipv6_ext_headers(c: connection, p: pkt_hdr) { print "extensions", |p$ip6$exts|; }
            event packet_not_processed(pkt: pcap_packet) { print "lost", pkt$len, |pkt$data|; }
            """);
        Assert.Equal("extensions, 1\nlost, 48, 48\n", run.Printed);
    }

    [Fact]
    public void Neighbors_and_routers_are_heard()
    {
        byte[] source = [1, 1, 2, 0, 0, 0, 0, 9];
        byte[] mtu = [5, 1, 0, 0, 0, 0, 5, 0xDC];
        byte[] target = [0xFE, 0x80, .. new byte[13], 7];
        byte[] prefix = [3, 4, 64, 0xC0, 0, 0, 0, 10, 0, 0, 0, 5, 0, 0, 0, 0, 0x20, 1, 0x0D, 0xB8, .. new byte[12]];
        var run = TracedRun.Over(
            new Traffic()
                .Frame(0, Icmp(133, [0, 0, 0, 0, .. source]))
                .Frame(1, Icmp(134, [64, 0x88, 7, 8, 0, 0, 3, 0xE8, 0, 0, 7, 0xD0, .. mtu, .. prefix]))
                .Frame(2, Icmp(135, [0, 0, 0, 0, .. target, 200, 1, 1, 2, 3, 4, 5, 6]))
                .Frame(3, Icmp(136, [0x60, 0, 0, 0, .. target, 2, 0]))
                .Frame(4, Icmp(137, [0, 0, 0, 0, .. target, .. target, 1, 3, 9]))
                .ToPcap(),
            code:
            """
            redef ignore_checksums = T;
            event icmp_router_solicitation(c: connection, info: icmp_info, options: icmp6_nd_options)
                { print "solicitation", options[0]$otype, options[0]$len, bytestring_to_hexstr(options[0]$link_address); }
            event icmp_router_advertisement(c: connection, info: icmp_info, cur_hop_limit: count, managed: bool, other: bool, home_agent: bool,
                pref: count, proxy: bool, rsv: count, router_lifetime: interval, reachable_time: interval, retrans_timer: interval, options: icmp6_nd_options)
                {
                print "advertisement", cur_hop_limit, managed, other, pref, router_lifetime, reachable_time, retrans_timer, options[0]$mtu;
                local p = options[1]$prefix;
                print p$prefix_len, p$L_flag, p$A_flag, p$valid_lifetime, p$preferred_lifetime, p$prefix;
                }
            event icmp_neighbor_solicitation(c: connection, info: icmp_info, tgt: addr, options: icmp6_nd_options)
                { print "who has", tgt, options[0]$otype, |options[0]$payload|; }
            event icmp_neighbor_advertisement(c: connection, info: icmp_info, router: bool, solicited: bool, override: bool, tgt: addr, options: icmp6_nd_options)
                { print "has", router, solicited, override, tgt, |options|; }
            event icmp_redirect(c: connection, info: icmp_info, tgt: addr, dest: addr, options: icmp6_nd_options)
                { print "redirect", tgt, dest, options[0]?$link_address, |options[0]$payload|; }
            """);
        Assert.Equal(
            """
            solicitation, 1, 1, 020000000009
            advertisement, 64, T, F, 1, 30.0 mins 0.0 secs, 1.0 sec, 2.0 secs, 1500
            64, T, T, 10.0 secs, 5.0 secs, 2001:db8::
            who has, fe80::7, 200, 6
            has, F, T, T, fe80::7, 0
            redirect, fe80::7, fe80::7, F, 1

            """.Replace("30.0 mins 0.0 secs", "30.0 mins", StringComparison.Ordinal),
            run.Printed);
        Assert.Contains("zero_length_ICMPv6_ND_option", run.Log("weird").Columns("name"));
    }

    [Fact]
    public void The_elements_of_gtp_contexts_are_told()
    {
        byte[] elements =
        [
            2, 0x21, 0x43, 0x65, 0x87, 0x09, 0x21, 0x43, 0xF5, 16, 0, 0, 0, 9, 17, 0, 0, 0, 8, 20, 5, 128, 0, 6, 0xF1, 0x21, 10, 9, 8, 7,
            133, 0, 4, 1, 2, 3, 4, 133, 0, 4, 5, 6, 7, 8, 135, 0, 4, 2, 11, 12, 13, 131, 0, 3, 2, (byte)'a', (byte)'b',
        ];
        byte[] message = [0x32, 16, .. PacketBuilder.Number((ulong)elements.Length + 4, 2), 0, 0, 0, 1, 0, 7, 0, 0, .. elements];
        var run = TracedRun.Over(
            new Traffic().Udp("10.0.0.1", 2123, "10.0.0.2", 2123, 0, message).ToPcap(),
            code:
            """
            event gtpv1_create_pdp_ctx_request(c: connection, hdr: gtpv1_hdr, elements: gtp_create_pdp_ctx_request_elements)
                {
                print elements$imsi, elements$data1, elements$cp, elements$nsapi, elements$end_user_addr$pdp_ip, elements$signal_addr$ip,
                      elements$user_addr$ip, elements$qos_prof$priority, |elements$ap_name|, elements?$linked_nsapi, hdr$seq;
                }
            """);
        Assert.Equal("123456789012345, 9, 8, 5, 10.9.8.7, 1.2.3.4, 5.6.7.8, 2, 3, F, 7\n", run.Printed);
    }

    [Fact]
    public void Damaged_messages_of_neighbors_and_gtp_do_no_harm()
    {
        byte[] address = [0xFE, 0x80, .. new byte[13], 7];
        byte[] options = [1, 1, 2, 0, 0, 0, 0, 9, 5, 1, 0, 0, 0, 0, 5, 0xDC, 3, 4, 64, 0xC0, .. new byte[28], 4, 2, 0, 0, 0, 0, 0, 0, 0x60, .. new byte[7]];
        byte[] elements =
        [
            1, 128, 2, 0x21, 0x43, 0x65, 0x87, 0x09, 0x21, 0x43, 0xF5, 3, 0x21, 0xF3, 0x54, 0, 1, 2, 14, 3, 16, 0, 0, 0, 9, 20, 5, 20, 6, 128, 0, 6, 0xF1, 0x21, 10, 9, 8, 7,
            133, 0, 4, 1, 2, 3, 4, 133, 0, 4, 5, 6, 7, 8, 135, 0, 4, 2, 11, 12, 13, 251, 0, 4, 1, 2, 3, 4, 255, 0, 3, 0, 1, 2,
        ];
        var mutilation = new Mutilation(7);
        byte[] Damaged(byte[] octets) => Encoding.Latin1.GetBytes(mutilation.Of(Encoding.Latin1.GetString(octets)));
        var traffic = new Traffic();
        for (var i = 0; i < 1500; i++)
        {
            byte[] head = i % 5 == 1 ? new byte[12] : [0, 0, 0, 0, .. i % 5 == 0 ? [] : address, .. i % 5 == 4 ? address : []];
            traffic.Frame(i, Icmp((byte)(133 + (i % 5)), Damaged([.. head, .. options])));
            var damaged = Damaged(elements);
            byte[] kinds = [16, 17, 18, 19, 20, 21];
            traffic.Udp("10.0.0.1", 2123, "10.0.0.2", 2123, i,
                [0x32, kinds[i % kinds.Length], .. PacketBuilder.Number((ulong)damaged.Length + 4, 2), 0, 0, 0, 1, 0, 7, 0, 0, .. damaged]);
        }

        var run = TracedRun.Over(
            traffic.ToPcap(),
            code:
            """
            redef ignore_checksums = T;
            global neighbors = 0;
            global contexts = 0;
            event icmp_router_solicitation(c: connection, info: icmp_info, options: icmp6_nd_options) { ++neighbors; }
            event icmp_neighbor_solicitation(c: connection, info: icmp_info, tgt: addr, options: icmp6_nd_options) { ++neighbors; }
            event icmp_neighbor_advertisement(c: connection, info: icmp_info, router: bool, solicited: bool, override: bool, tgt: addr, options: icmp6_nd_options)
                { ++neighbors; }
            event icmp_redirect(c: connection, info: icmp_info, tgt: addr, dest: addr, options: icmp6_nd_options) { ++neighbors; }
            event icmp_router_advertisement(c: connection, info: icmp_info, cur_hop_limit: count, managed: bool, other: bool, home_agent: bool,
                pref: count, proxy: bool, rsv: count, router_lifetime: interval, reachable_time: interval, retrans_timer: interval, options: icmp6_nd_options)
                { ++neighbors; }
            event gtpv1_create_pdp_ctx_request(c: connection, hdr: gtpv1_hdr, elements: gtp_create_pdp_ctx_request_elements) { ++contexts; }
            event gtpv1_create_pdp_ctx_response(c: connection, hdr: gtpv1_hdr, elements: gtp_create_pdp_ctx_response_elements) { ++contexts; }
            event gtpv1_update_pdp_ctx_request(c: connection, hdr: gtpv1_hdr, elements: gtp_update_pdp_ctx_request_elements) { ++contexts; }
            event gtpv1_update_pdp_ctx_response(c: connection, hdr: gtpv1_hdr, elements: gtp_update_pdp_ctx_response_elements) { ++contexts; }
            event gtpv1_delete_pdp_ctx_request(c: connection, hdr: gtpv1_hdr, elements: gtp_delete_pdp_ctx_request_elements) { ++contexts; }
            event gtpv1_delete_pdp_ctx_response(c: connection, hdr: gtpv1_hdr, elements: gtp_delete_pdp_ctx_response_elements) { ++contexts; }
            event zeek_done() { print neighbors > 500, contexts > 500; }
            """);
        Assert.Equal("", run.Errors);
        Assert.Equal("T, T\n", run.Printed);
    }

    [Fact]
    public void Scripts_can_follow_a_stream_themselves()
    {
        var run = TracedRun.Over(
            new Traffic().Tcp("10.0.0.1", 4000, "10.0.0.2", 4001, 0, ">one", "<two").ToPcap(),
            code:
            """
            event zeek_init() { Analyzer::register_for_port(Analyzer::ANALYZER_STREAM_EVENT, 4001/tcp); }
            event stream_deliver(c: connection, is_orig: bool, data: string) { print is_orig, data; }
            """);
        Assert.Equal("T, one\nF, two\n", run.Printed);
    }

    private static byte[] Icmp(byte type, byte[] rest) =>
        PacketBuilder.Ethernet(0x86DD, PacketBuilder.Ipv6(Router, Host, IpProtocol.IcmpV6, [type, 0, 0, 0, .. rest]));
}
