using Vigil.Engine.Tests.Cluster;
using Vigil.Engine.Tests.EndToEnd;

namespace Vigil.Engine.Tests.Frameworks;

/// <summary>Indicators from files: whether rows are looked at one by one or not, what is seen is the same.</summary>
public sealed class IntelFileTests : IDisposable
{
    private const string Items = """
        #fields	indicator	indicator_type	meta.source	meta.desc	meta.do_notice
        WWW1.example.org	Intel::DOMAIN	feed	first	F
        www1.example.org	Intel::DOMAIN	other	second	T
        www9.example.org	Intel::DOMAIN	feed	-	F
        10.0.2.0/29	Intel::SUBNET	feed	a network	F
        10.0.2.2	Intel::ADDR	feed	a host	F
        nonsense	Intel::ADDR	feed	-	F

        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;

    private string Source => Path.Combine(_directory, "intel.dat");

    private string Reading => $$"""
        @load frameworks/intel/seen
        @load frameworks/intel/do_notice
        redef Intel::read_files += { "{{Source}}" };

        """;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "")]
    [InlineData(1, "event Intel::read_entry(desc: Input::EventDescription, tpe: Input::Event, item: Intel::Item) { }")]
    [InlineData(1, "hook Intel::filter_item(item: Intel::Item) { }")]
    [InlineData(1, "redef Intel::manage_seen_event_groups = F;")]
    public void What_a_file_says_is_found_in_traffic(int workers, string code)
    {
        File.WriteAllText(Source, Items);
        var run = TracedRun.Over(SampleTraffic.Capture(), workers, Reading + code);
        var rows = run.Log("intel").Columns("seen.indicator", "matched", "sources").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains(rows, static row => row.StartsWith("www1.example.org", StringComparison.Ordinal) && row.Contains("Intel::DOMAIN", StringComparison.Ordinal));
        Assert.Contains(rows, static row => row.StartsWith("10.0.2.2", StringComparison.Ordinal) && row.Contains("Intel::ADDR", StringComparison.Ordinal) && row.Contains("Intel::SUBNET", StringComparison.Ordinal));
        Assert.Contains(rows, static row => row.StartsWith("10.0.2.5", StringComparison.Ordinal) && !row.Contains("Intel::ADDR", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, static row => row.StartsWith("www2", StringComparison.Ordinal));
        Assert.Contains("Intel::Notice", run.Log("notice").Columns("note"));
        Assert.Contains("failed converting string to IP address (nonsense)", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_insert_and_remove_what_files_brought()
    {
        File.WriteAllText(Source, Items);
        var run = NodeRun.Start(Reading + """
            redef exit_only_after_terminate = T;
            event Intel::match(s: Intel::Seen, items: set[Intel::Item])
                {
                local said: vector of string;
                for ( item in items )
                    said += fmt("%s says %s", item$meta$source, item$meta?$desc ? item$meta$desc : "nothing");
                sort(said, strcmp);
                print s$indicator, said;
                }
            hook Intel::indicator_removed(indicator: string, indicator_type: Intel::Type) { print "removed", indicator; }
            function look(name: string) { Intel::seen([$indicator=name, $indicator_type=Intel::DOMAIN, $where=Intel::IN_ANYWHERE]); }
            event ask() { look("www1.example.org"); look("www9.example.org"); terminate(); }
            event Input::end_of_data(name: string, source: string)
                {
                Intel::insert([$indicator="www1.example.org", $indicator_type=Intel::DOMAIN, $meta=[$source="feed", $desc="changed"]]);
                Intel::remove([$indicator="www9.EXAMPLE.org", $indicator_type=Intel::DOMAIN, $meta=[$source="feed"]]);
                event ask();
                }
            """);
        var said = run.Finish();
        Assert.StartsWith("removed, www9.example.org\nwww1.example.org, [feed says changed, other says second]\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("www9.example.org, ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changes_adds_to_what_is_known()
    {
        File.WriteAllText(Source, Items);
        var run = NodeRun.Start(Reading + $$"""
            redef exit_only_after_terminate = T;
            global rounds = 0;
            event Intel::match(s: Intel::Seen, items: set[Intel::Item]) { print s$indicator, |items|; if ( s$indicator == "www8.example.org" ) terminate(); }
            function look(name: string) { Intel::seen([$indicator=name, $indicator_type=Intel::DOMAIN, $where=Intel::IN_ANYWHERE]); }
            event Input::end_of_data(name: string, source: string)
                {
                look("www1.example.org");
                look("www8.example.org");
                if ( ++rounds == 1 )
                    system("printf 'www8.example.org\tIntel::DOMAIN\tfeed\t-\tF\nwww1.example.org\tIntel::DOMAIN\tthird\t-\tF\n' >> {{Source}}");
                }
            """);
        Assert.StartsWith("www1.example.org, 2\nwww1.example.org, 3\nwww8.example.org, 1\n", run.Finish(), StringComparison.Ordinal);
    }
}
