using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vigil.Broker;

namespace Vigil.Engine.Tests.Cluster;

/// <summary>Handles of built-in functions on their way to other processes and into stores, in the reference's form.</summary>
public sealed class OpaqueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A hash after "abc": chaining values, the number of bits, the block so far, how many octets of it, and with SHA-2 the size of the digest.
    private static readonly BrokerData Md5 = Digest("MD5Val", "0123456789abcdeffedcba9876543210", 64, "");
    private static readonly BrokerData Sha1 = Digest("SHA1Val", "0123456789abcdeffedcba9876543210f0e1d2c3", 64, "");
    private static readonly BrokerData Sha256 = Digest("SHA256Val", "67e6096a85ae67bb72f36e3c3af54fa57f520e518c68059babd9831f19cde05b", 64, "20000000");

    private static readonly BrokerData Topk = BrokerData.Vector(
        "TopkVal",
        BrokerData.Vector(4UL, 2UL, false, BrokerData.Vector(false, 7UL), 1UL, 1UL, 0UL, "y", 1UL, 2UL, 0UL, "x"));

    private static readonly BrokerData Globs = BrokerData.Vector("ParaglobVal", Counts([1, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, .. "*.com"u8]));

    private static BrokerData Entropy
    {
        get
        {
            var numbers = new ulong[276];
            (numbers[0], numbers[1], numbers[9], numbers[10], numbers[11], numbers[12], numbers[13]) = (2, 2, 97, 98, 97 * 98, 97 + 98, (97 * 97) + (98 * 98));
            (numbers[14 + 97], numbers[14 + 98], numbers[270], numbers[271]) = (1, 1, 97, 98);
            return BrokerData.Vector("EntropyVal", BrokerData.Vector([.. numbers.Select(BrokerData.Count)]));
        }
    }

    [Fact]
    public void What_is_sent_is_what_the_reference_sends()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var der = string.Concat(certificate.RawData.Select(static octet => $"\\x{octet:x2}"));
        using var peer = new Peer();
        var node = NodeRun.Start($$"""
            global o: event(name: string, x: any);
            event Broker::peer_lost(endpoint: Broker::EndpointInfo, msg: string) { terminate(); }
            event Broker::peer_added(endpoint: Broker::EndpointInfo, msg: string)
                {
                local md5 = md5_hash_init(); md5_hash_update(md5, "abc"); Broker::publish("out", o, "md5", md5);
                local sha1 = sha1_hash_init(); sha1_hash_update(sha1, "abc"); Broker::publish("out", o, "sha1", sha1);
                local sha256 = sha256_hash_init(); sha256_hash_update(sha256, "abc"); Broker::publish("out", o, "sha256", sha256);
                sha256_hash_finish(sha256); Broker::publish("out", o, "ended", sha256);
                local top = topk_init(4); topk_add(top, "x"); topk_add(top, "x"); topk_add(top, "y"); Broker::publish("out", o, "top", top);
                local ent = entropy_test_init(); entropy_test_add(ent, "ab"); Broker::publish("out", o, "ent", ent);
                Broker::publish("out", o, "globs", paraglob_init(vector("*.com")));
                local bf = bloomfilter_basic_init2(4, 48); bloomfilter_add(bf, "x"); Broker::publish("out", o, "bf", bf);
                local cbf = bloomfilter_counting_init(3, 8, 3); bloomfilter_add(cbf, 5); Broker::publish("out", o, "cbf", cbf);
                local hll = hll_cardinality_init(0.3, 0.7); hll_cardinality_add(hll, "x"); Broker::publish("out", o, "hll", hll);
                Broker::publish("out", o, "cert", x509_from_der("{{der}}"));
                Broker::publish("out", o, "data", Broker::data(7));
                }
            event zeek_init() { Broker::peer("127.0.0.1", {{peer.Port}}/tcp); }
            """);
        Assert.Equal(Md5, peer.Hear("md5"));
        Assert.Equal(Sha1, peer.Hear("sha1"));
        Assert.Equal(Sha256, peer.Hear("sha256"));
        Assert.Equal("(SHA256Val, (F))", peer.Hear("ended").ToString());
        Assert.Equal(Topk, peer.Hear("top"));
        Assert.Equal(Entropy, peer.Hear("ent"));
        Assert.Equal(Globs, peer.Hear("globs"));

        // The hash of elements is our own, so which cells are set differs, but not how many at most.
        Assert.Matches(@"^\(BloomFilterVal, \(\(F, 7\), \(0, \(1, 4, \d+, \d+\), \(48, 1, \d+\)\)\)\)$", peer.Hear("bf").ToString());
        Assert.Matches(@"^\(BloomFilterVal, \(\(F, 3\), \(1, \(1, 3, \d+, \d+\), \(2, \(16, 1, \d+\)\)\)\)\)$", peer.Hear("cbf").ToString());
        Assert.Matches(@"^\(CardinalityVal, \(\(F, 7\), \(16, 15, 0.673000(, \d+){16}\)\)\)$", peer.Hear("hll").ToString());
        Assert.Equal(BrokerData.Vector("X509Val", BrokerData.String(certificate.RawData)), peer.Hear("cert"));
        Assert.Equal("((zeek::Broker::detail::DataVal, 7))", peer.Hear("data").ToString()); // Broker::publish() sends the record
        peer.Dispose();
        Assert.Equal("", node.Finish());
    }

    [Fact]
    public void What_the_reference_sends_goes_on_where_it_was()
    {
        using var peer = new Peer();
        var node = NodeRun.Start($$"""
            global md5: event(h: opaque of md5);
            global sha1: event(h: opaque of sha1);
            global sha256: event(h: opaque of sha256);
            global top: event(h: opaque of topk);
            global ent: event(h: opaque of entropy);
            global globs: event(h: opaque of paraglob);
            global bf: event(h: opaque of bloomfilter);
            global hll: event(h: opaque of cardinality);
            event md5(h: opaque of md5) { md5_hash_update(h, "def"); print md5_hash_finish(h) == md5_hash("abcdef"); }
            event sha1(h: opaque of sha1) { sha1_hash_update(h, "def"); print sha1_hash_finish(h) == sha1_hash("abcdef"); }
            event sha256(h: opaque of sha256) { sha256_hash_update(h, "def"); print sha256_hash_finish(h) == sha256_hash("abcdef"); }
            event top(h: opaque of topk) { topk_add(h, "z"); print topk_get_top(h, 1), topk_count(h, "y"), topk_sum(h), topk_size(h); }
            event ent(h: opaque of entropy) { entropy_test_add(h, "cdefgh"); print cat(entropy_test_finish(h)) == cat(find_entropy("abcdefgh")); }
            event globs(h: opaque of paraglob) { print paraglob_match(h, "a.com"), paraglob_match(h, "a.org"); }
            event bf(h: opaque of bloomfilter) { print |bloomfilter_internal_state(bloomfilter_merge(h, h))| > 0, bloomfilter_lookup(h, "x"); }
            event hll(h: opaque of cardinality) { print hll_cardinality_estimate(h); terminate(); }
            event zeek_init() { Broker::subscribe("in"); Broker::peer("127.0.0.1", {{peer.Port}}/tcp); }
            """);
        peer.Say("md5", Md5);
        peer.Say("sha1", Sha1);
        peer.Say("sha256", Sha256);
        peer.Say("top", Topk);
        peer.Say("ent", Entropy);
        peer.Say("globs", Globs);

        // Both as recorded, but for the order of the seeds' digits: cells of a hash that is not known here.
        peer.Say("bf", BrokerData.Vector("BloomFilterVal", BrokerData.Vector(
            BrokerData.Vector(false, 7UL), BrokerData.Vector(0UL, BrokerData.Vector(1UL, 4UL, 3288062395308643867UL, 8118403227315009987UL), BrokerData.Vector(48UL, 1UL, 550426903040UL)))));
        var registers = new ulong[16];
        registers[8] = 1;
        peer.Say("hll", BrokerData.Vector("CardinalityVal", BrokerData.Vector(
            BrokerData.Vector(false, 7UL), BrokerData.Vector([16UL, 15UL, 0.673, .. registers.Select(BrokerData.Count)]))));
        var printed = node.Finish();
        Assert.StartsWith("T\nT\nT\n[x], 1, 4, 4\nT\n[*.com], []\nT, 0\n1.032", printed, StringComparison.Ordinal);
        Assert.Contains("a Bloom filter that another program has made", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_such_value_is_refused_whatever_it_claims()
    {
        using var peer = new Peer();
        var node = NodeRun.Start($$"""
            type Color: enum { RED, GREEN };
            global n = 0;
            global some: event(x: vector of opaque of topk);
            global md5: event(h: opaque of md5);
            global top: event(h: opaque of topk);
            global ent: event(h: opaque of entropy);
            global globs: event(h: opaque of paraglob);
            global bf: event(h: opaque of bloomfilter);
            global hll: event(h: opaque of cardinality);
            global cert: event(h: opaque of x509);
            global done: event();
            event md5(h: opaque of md5) { ++n; }
            event top(h: opaque of topk) { ++n; }
            event ent(h: opaque of entropy) { ++n; }
            event globs(h: opaque of paraglob) { ++n; }
            event bf(h: opaque of bloomfilter) { ++n; }
            event hll(h: opaque of cardinality) { ++n; }
            event cert(h: opaque of x509) { ++n; }
            event done() { print n; terminate(); }
            event zeek_init() { Broker::subscribe("in"); Broker::peer("127.0.0.1", {{peer.Port}}/tcp); }
            """);
        peer.Say("md5", Sha1);
        peer.Say("md5", BrokerData.Vector("MD5Val", BrokerData.Vector(true, "short")));
        peer.Say("md5", BrokerData.Vector("MD5Val", BrokerData.Vector(true)));
        peer.Say("md5", BrokerData.Vector("TelemetryVal", 1UL));
        peer.Say("md5", 1UL);
        peer.Say("top", BrokerData.Vector("TopkVal", BrokerData.Vector(4UL, 2UL, false, BrokerData.Vector(false, 7UL), 9UL, 1UL, 0UL, "y")));
        peer.Say("top", BrokerData.Vector("TopkVal", BrokerData.Vector(4UL, 1UL, false, BrokerData.Vector(false, 3UL), 1UL, 1UL, 0UL, "y")));
        peer.Say("top", BrokerData.Vector("TopkVal", BrokerData.Vector(4UL, 1UL, false, BrokerData.Vector(true, "Nobody::Knows"), 1UL, 1UL, 0UL, "y")));
        peer.Say("top", BrokerData.Vector("TopkVal", BrokerData.Vector(ulong.MaxValue, 0UL, false, BrokerData.None)));
        peer.Say("ent", BrokerData.Vector("EntropyVal", Counts([1, 2, 3])));
        peer.Say("globs", BrokerData.Vector("ParaglobVal", Counts([255, 255, 255, 255, 255, 255, 255, 255, 1])));
        peer.Say("bf", BrokerData.Vector("BloomFilterVal", BrokerData.Vector(
            BrokerData.None, BrokerData.Vector(0UL, BrokerData.Vector(1UL, 4UL, 1UL, 2UL), BrokerData.Vector(1UL << 40, 1UL, 1UL)))));
        peer.Say("bf", BrokerData.Vector("BloomFilterVal", BrokerData.Vector(
            BrokerData.None, BrokerData.Vector(0UL, BrokerData.Vector(1UL, 1UL << 40, 1UL, 2UL), BrokerData.Vector(48UL, 1UL, 1UL)))));
        peer.Say("hll", BrokerData.Vector("CardinalityVal", BrokerData.Vector(BrokerData.None, BrokerData.Vector(1UL << 40, 0UL, 0.7, 1UL))));
        peer.Say("cert", BrokerData.Vector("X509Val", "no certificate"));
        peer.Say("done");
        Assert.StartsWith("0\n", node.Finish(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_values_are_refused_or_can_be_used_but_end_nothing()
    {
        using var peer = new Peer();
        var node = NodeRun.Start($$"""
            global md5: event(h: opaque of md5);
            global sha1: event(h: opaque of sha1);
            global sha256: event(h: opaque of sha256);
            global top: event(h: opaque of topk);
            global ent: event(h: opaque of entropy);
            global globs: event(h: opaque of paraglob);
            global bf: event(h: opaque of bloomfilter);
            global hll: event(h: opaque of cardinality);
            global done: event();
            event md5(h: opaque of md5) { md5_hash_update(h, "x"); md5_hash_finish(h); }
            event sha1(h: opaque of sha1) { sha1_hash_update(h, "x"); sha1_hash_finish(h); }
            event sha256(h: opaque of sha256) { sha256_hash_update(h, "x"); sha256_hash_finish(h); }
            event top(h: opaque of topk) { topk_get_top(h, 3); topk_sum(h); }
            event ent(h: opaque of entropy) { entropy_test_add(h, "xyz"); entropy_test_finish(h); }
            event globs(h: opaque of paraglob) { paraglob_match(h, "a.com"); }
            event bf(h: opaque of bloomfilter) { bloomfilter_internal_state(h); bloomfilter_clear(h); }
            event hll(h: opaque of cardinality) { hll_cardinality_estimate(h); }
            event done() { print "alive"; terminate(); }
            event zeek_init() { Broker::subscribe("in"); Broker::peer("127.0.0.1", {{peer.Port}}/tcp); }
            """);
        (string Event, BrokerData Value)[] values =
        [
            ("md5", Md5), ("sha1", Sha1), ("sha256", Sha256), ("top", Topk), ("ent", Entropy), ("globs", Globs),
            ("bf", BrokerData.Vector("BloomFilterVal", BrokerData.Vector(
                BrokerData.None, BrokerData.Vector(0UL, BrokerData.Vector(1UL, 4UL, 1UL, 2UL), BrokerData.Vector(48UL, 1UL, 5UL))))),
            ("hll", BrokerData.Vector("CardinalityVal", BrokerData.Vector(
                BrokerData.None, BrokerData.Vector([BrokerData.Count(16), BrokerData.Count(15), BrokerData.Real(0.673), .. Enumerable.Repeat(BrokerData.Count(1), 16)])))),
        ];
        var random = new Random(11);
        for (var i = 0; i < 1500; i++)
        {
            var (name, value) = values[i % values.Length];
            peer.Say(name, Damage(value, random));
        }

        peer.Say("done");
        Assert.StartsWith("alive\n", node.Finish(), StringComparison.Ordinal);
    }

    // Somewhere in the value something else stands, is missing, or stands twice.
    private static BrokerData Damage(BrokerData value, Random random)
    {
        if (value.Type == DataType.Vector && value.AsVector().Count > 0 && random.Next(8) > 0)
        {
            var parts = value.AsVector().ToArray().ToList();
            var at = random.Next(parts.Count);
            switch (random.Next(8))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Insert(at, parts[at]);
                    break;
                default:
                    parts[at] = Damage(parts[at], random);
                    break;
            }

            return BrokerData.Vector([.. parts]);
        }

        return random.Next(5) switch
        {
            0 => BrokerData.Count(random.Next(4) == 0 ? ulong.MaxValue : (ulong)random.NextInt64(1L << random.Next(1, 62))),
            1 => BrokerData.Count((ulong)random.Next(3)),
            2 => BrokerData.Real(random.Next(2) == 0 ? double.NaN : -1),
            3 => BrokerData.String(new string('x', random.Next(100))),
            _ => BrokerData.None,
        };
    }

    [Fact]
    public void Every_class_comes_back_from_data_and_from_a_store_as_a_value_of_its_own()
    {
        var run = NodeRun.Start($$"""
            type Color: enum { RED, GREEN };
            event zeek_init()
                {
                local long = "{{new string('x', 200)}}";
                local s224 = sha224_hash_init(); sha224_hash_update(s224, long);
                local s224b = Broker::data(s224) as opaque of sha224; sha224_hash_update(s224, "."); sha224_hash_update(s224b, ".");
                print sha224_hash_finish(s224) == sha224_hash(long, "."), sha224_hash_finish(s224b) == sha224_hash(long, ".");
                local s384 = sha384_hash_init(); sha384_hash_update(s384, long);
                print sha384_hash_finish(Broker::data(s384) as opaque of sha384) == sha384_hash(long);
                local s512 = sha512_hash_init(); sha512_hash_update(s512, long);
                print sha512_hash_finish(Broker::data(s512) as opaque of sha512) == sha512_hash(long);
                local bf = bloomfilter_basic_init(0.01, 100); bloomfilter_add(bf, 1.2.3.4); bloomfilter_add(bf, 10.0.0.1);
                local bf2 = Broker::data(bf) as opaque of bloomfilter;
                print bloomfilter_lookup(bf2, 10.0.0.1), bloomfilter_lookup(bf2, 10.0.0.2), bloomfilter_internal_state(bloomfilter_merge(bf, bf2)) == bloomfilter_internal_state(bf);
                local cbf = bloomfilter_counting_init(3, 1000, 20); bloomfilter_add(cbf, GREEN); bloomfilter_add(cbf, GREEN); bloomfilter_add(cbf, GREEN);
                print bloomfilter_lookup(Broker::data(cbf) as opaque of bloomfilter, GREEN);
                local hll = hll_cardinality_init(0.01, 0.95); hll_cardinality_add(hll, 1/tcp); hll_cardinality_add(hll, 2/tcp);
                local hll2 = Broker::data(hll) as opaque of cardinality; hll_cardinality_add(hll2, 2/tcp);
                print hll_cardinality_estimate(hll) == hll_cardinality_estimate(hll2);
                local top = topk_init(3); topk_add(top, RED); topk_add(top, GREEN); topk_add(top, GREEN);
                print topk_get_top(Broker::data(top) as opaque of topk, 1);
                print paraglob_match(Broker::data(paraglob_init(vector("a*", "b?"))) as opaque of paraglob, "bc");
                local d = Broker::data(set(1, 2, 3));
                local it = Broker::set_iterator(d); Broker::set_iterator_next(it);
                print Broker::set_iterator_value(Broker::data(it) as opaque of Broker::SetIterator);
                local t = Broker::table_iterator(Broker::data(table([1] = "a", [2] = "b"))); Broker::table_iterator_next(t); Broker::table_iterator_next(t);
                print Broker::table_iterator_last(Broker::data(t) as opaque of Broker::TableIterator);
                local v = Broker::vector_iterator(Broker::data(vector(1, 1, 5))); Broker::vector_iterator_next(v); Broker::vector_iterator_next(v);
                print Broker::vector_iterator_value(Broker::data(v) as opaque of Broker::VectorIterator);
                print Broker::data(bf) is opaque of topk, Broker::data(bf) is opaque of bloomfilter;

                Broker::listen("127.0.0.1", 0/tcp); # goes on until it is ended
                local h = Broker::create_master("opaques");
                Broker::put(h, "top", top);
                when [h] ( local r = Broker::get(h, "top") )
                    {
                    print topk_count(r$result as opaque of topk, GREEN), Broker::put(h, "handle", h);
                    terminate();
                    }
                timeout 30sec { print "no answer"; terminate(); }
                }
            """);
        var lines = run.Finish().Split('\n');
        Assert.Equal(
            [
                "T, T", "T", "T", "1, 0, T", "3", "T", "[GREEN]", "[b?]", "[data=broker::data{2}]", "T", "[data=broker::data{5}]", "F, T", "2, F",
            ],
            lines[..13]);
    }

    private static BrokerData Digest(string name, string state, int blockSize, string trailer) => BrokerData.Vector(
        name,
        BrokerData.Vector(true, BrokerData.String(Convert.FromHexString(
            string.Create(CultureInfo.InvariantCulture, $"{state}1800000000000000616263{new string('0', (blockSize - 3) * 2)}03000000{trailer}")))));

    private static BrokerData Counts(ReadOnlySpan<byte> octets)
    {
        var counts = new BrokerData[octets.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = BrokerData.Count(octets[i]);
        return BrokerData.Vector(counts);
    }

    /// <summary>The other process of these sessions, played by an endpoint.</summary>
    private sealed class Peer : IDisposable
    {
        private readonly BrokerContext _context = new();
        private readonly Endpoint _endpoint;

        public Peer()
        {
            _endpoint = _context.Spawn(new BrokerOptions { Tls = TlsOptions.Disabled });
            _endpoint.Subscribe("out");
            Port = _endpoint.Listen("127.0.0.1");
        }

        public int Port { get; }

        public BrokerData Hear(string name)
        {
            Assert.True(_endpoint.TryReceive(Patience, out var message));
            var received = Assert.IsType<ZeekEvent>(ZeekMessage.TryParse(message.Data));
            Assert.Equal(name, received.Arguments[0].AsString());
            return received.Arguments[1];
        }

        public void Say(string name, params BrokerData[] arguments)
        {
            Assert.True(_endpoint.AwaitSubscriptionAsync("in", Patience).GetAwaiter().GetResult());
            _endpoint.Publish("in", ZeekEvent.Create(name, arguments, default, null));
        }

        public void Dispose() => _context.Dispose();
    }
}
