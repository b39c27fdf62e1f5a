using Vigil.Core.Declarations;

namespace Vigil.Engine.Tests.Library;

/// <summary>Every built-in function that scripts of the reference can call, by name.</summary>
public class BuiltinNameTests
{
    // What no part of the program offers yet. A function that comes is taken off this list; none may be put on it.
    private static readonly string[] _absent =
    [
        "Broker::make_event",
        "Broker::publish",
        "Cluster::Backend::ZeroMQ::generate_keypair",
        "Cluster::Backend::ZeroMQ::spawn_zmq_proxy_thread",
        "Cluster::apply_table_change_infos",
        "Cluster::make_event",
        "Cluster::publish",
        "Cluster::publish_hrw",
        "Cluster::publish_rr",
        "Cluster::set_table_change_infos_forward_topic",
        "EventMetadata::current",
        "EventMetadata::current_all",
        "EventMetadata::register",
        "PacketAnalyzer::GTPV1::remove_gtpv1_connection",
        "PacketAnalyzer::Geneve::get_options",
        "PacketAnalyzer::PPPoE::session_id",
        "PacketAnalyzer::TEREDO::remove_teredo_connection",
        "Pcap::findalldevs",
        "Pcap::get_filter_state",
        "Pcap::get_filter_state_string",
        "Storage::is_forced_sync",
        "Storage::is_open",
        "do_profiling",
        "dump_rule_stats",
        "get_broker_stats",
        "get_event_handler_stats",
        "get_gap_stats",
        "get_login_state",
        "get_matcher_stats",
        "get_plugin_components",
        "get_reassembler_stats",
        "parse_distinguished_name",
        "set_keys",
        "set_login_state",
        "set_secret",
        "set_ssl_established",
    ];

    [Fact]
    public void Nothing_is_missing_but_what_is_listed_here()
    {
        var present = new ModuleCatalog().Of<BuiltinDescriptor>().Select(static b => b.Name).ToHashSet();
        var wanted = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Library", "builtin-functions.txt"));
        Assert.True(wanted.Length > 400);
        Assert.Empty(wanted.Where(name => !present.Contains(name)).Except(_absent));
    }

    [Fact]
    public void Each_is_declared_once()
    {
        var twice = new ModuleCatalog().Of<BuiltinDescriptor>().GroupBy(static b => b.Name).Where(static g => g.Count() > 1).Select(static g => g.Key);
        Assert.Empty(twice);
    }
}
