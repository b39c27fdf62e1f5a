namespace Vigil.Engine.Tests.Cluster;

/// <summary>Tables whose attributes bring their entries to stores and to other nodes.</summary>
public sealed class SharedTableTests
{
    [Fact]
    public void A_table_with_a_backend_is_the_same_at_the_master_and_at_a_copy()
    {
        var port = NodeRun.FreePort();
        const string common = """
            global done: event();
            type R: record { a: count; b: string &optional; };
            global t: table[string, count] of R &backend=Broker::MEMORY &broker_allow_complex_type;
            global s: set[addr] &backend=Broker::MEMORY;

            """;
        var master = NodeRun.Start(common + $$"""
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event done() { print t["from clone", 2]$a, ["gone", 1] in t, 1.2.3.4 in s; terminate(); }
            event zeek_init()
                {
                t["first", 1] = [$a=1, $b="x"];
                t["gone", 1] = [$a=2];
                add s[1.2.3.4];
                Broker::subscribe("done");
                Broker::listen("127.0.0.1", {{port}}/tcp);
                }
            """);
        var clone = NodeRun.Start(common + $$"""
            redef Broker::table_store_master = F;
            event again()
                {
                if ( 1.2.3.4 !in s || ["gone", 1] !in t ) { schedule 20msec { again() }; return; }
                print t["first", 1], |t|, |s|;
                t["from clone", 2] = [$a=7];
                delete t["gone", 1];
                delete s[1.2.3.4];
                schedule 1sec { done() };
                }
            event done() { Broker::publish("done", done); print |t|; }
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event zeek_init() { Broker::peer("127.0.0.1", {{port}}/tcp); schedule 20msec { again() }; }
            """);
        Assert.Equal("[a=1, b=x], 2, 1\n2\n", clone.Finish());
        Assert.Equal("7, F, F\n", master.Finish());
    }

    [Fact]
    public void A_table_in_a_file_has_its_entries_when_the_program_starts_again()
    {
        var directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
        var code = $$"""
            redef Broker::table_store_db_directory = "{{directory}}";
            function changed(t: table[string] of count, c: TableChange, i: string, v: count) { print c, i; }
            global t: table[string] of count &backend=Broker::SQLITE &on_change=changed;
            event zeek_init() { print |t|, global_ids()["t"]$broker_backend; t[cat(|t|)] = |t|; if ( |t| > 2 ) delete t["0"]; }
            """;
        Assert.Equal("0, T\nTABLE_ELEMENT_NEW, 0\n", NodeRun.Start(code).Finish());
        Assert.Equal("1, T\nTABLE_ELEMENT_NEW, 1\n", NodeRun.Start(code).Finish());
        Assert.Equal("2, T\nTABLE_ELEMENT_NEW, 2\nTABLE_ELEMENT_REMOVED, 0\n", NodeRun.Start(code).Finish());
        Assert.Equal("2, T\nTABLE_ELEMENT_CHANGED, 2\n", NodeRun.Start(code).Finish());
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_table_in_a_store_of_a_script_takes_what_the_store_has()
    {
        var run = NodeRun.Start($$"""
            global t: table[string] of count &broker_store="mine";
            global h: opaque of Broker::Store;
            event zeek_init()
                {
                t["before"] = 1;
                Broker::listen("127.0.0.1", {{NodeRun.FreePort()}}/tcp);
                h = Broker::create_master("mine");
                t["x"] = 5;
                t["y"] = 6;
                delete t["y"];
                when ( local r = Broker::keys(h) ) { print r$result as set[string]; terminate(); }
                timeout 10sec { print "late"; terminate(); }
                }
            """);
        Assert.Equal("{\nx\n}\n", run.Finish());
    }

    [Fact]
    public void Changes_of_a_table_are_published_in_batches_and_applied_elsewhere_without_coming_back()
    {
        var port = NodeRun.FreePort();
        const string common = """
            global done: event();
            function topic(s: string, c: count): string { return fmt("zeek/table/u/%s", s); }
            global t: table[count] of string &publish_on_change=[$changes=set(TABLE_ELEMENT_NEW, TABLE_ELEMENT_CHANGED, TABLE_ELEMENT_REMOVED), $max_batch_size=2];
            global u: set[string, count] &publish_on_change=Cluster::PublishOnChangeAttr($changes=set(TABLE_ELEMENT_NEW), $topic=topic);
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            hook Cluster::apply_table_change_infos_policy(h: Cluster::TableChangeHeader, i: Cluster::TableChangeInfos) { print h$id, |i|; }

            """;
        var receiver = NodeRun.Start(common + $$"""
            event done() { print t, u; terminate(); }
            event zeek_init() { Broker::subscribe("zeek/table/"); Broker::subscribe("done"); Broker::listen("127.0.0.1", {{port}}/tcp); }
            """);
        var sender = NodeRun.Start(common + $$"""
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                {
                t[1] = "a";
                t[2] = "b";
                t[1] = "c";
                delete t[2];
                add u["k", 3];
                delete u["k", 3];
                schedule 500msec { done() };
                }
            event done() { Broker::publish("done", done); }
            event zeek_init() { Broker::subscribe("zeek/table/"); Broker::peer("127.0.0.1", {{port}}/tcp); }
            """);
        Assert.Equal("t, 2\nt, 2\nu, 1\n{\n[1] = c\n}, {\n[k, 3]\n}\n", receiver.Finish());
        Assert.Equal("", sender.Finish());
    }
}
