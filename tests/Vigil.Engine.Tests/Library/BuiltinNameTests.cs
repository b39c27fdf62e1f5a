using Vigil.Core.Declarations;

namespace Vigil.Engine.Tests.Library;

/// <summary>Every built-in function that scripts of the reference can call, by name.</summary>
public class BuiltinNameTests
{
    // What no part of the program offers yet. A function that comes is taken off this list; none may be put on it.
    private static readonly string[] _absent =
    [
        "set_keys",
        "set_secret",
        "do_profiling",
        "dump_rule_stats",
        "get_login_state",
        "set_login_state",
        "get_broker_stats",
        "Pcap::findalldevs",
        "get_matcher_stats",
        "set_ssl_established",
        "get_plugin_components",
        "get_reassembler_stats",
        "EventMetadata::current",
        "EventMetadata::register",
        "parse_distinguished_name",
        "EventMetadata::current_all",
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
