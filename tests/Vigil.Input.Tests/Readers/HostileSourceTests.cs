using System.Text;
using Microsoft.Data.Sqlite;
using Vigil.Core.Types;
using Vigil.Input.Readers;
using Vigil.Input.Reading;
using BinaryReader = Vigil.Input.Readers.BinaryReader;

namespace Vigil.Input.Tests.Readers;

/// <summary>Sources that nobody in their right mind would write: a reader complains and goes on, or ends with a word about why.</summary>
public sealed class HostileSourceTests : IDisposable
{
    private const int Rounds = 150;

    private static readonly InputField[] Everything =
    [
        new("s", BaseType.String, IsOptional: true),
        new("c", BaseType.Count, IsOptional: true),
        new("i", BaseType.Int, IsOptional: true),
        new("d", BaseType.Double, IsOptional: true),
        new("b", BaseType.Bool, IsOptional: true),
        new("a", BaseType.Addr, IsOptional: true),
        new("n", BaseType.Subnet, IsOptional: true),
        new("p", BaseType.Port, IsOptional: true),
        new("r", BaseType.Pattern, IsOptional: true),
        new("t", new TableType([BaseType.Count], null), IsOptional: true),
        new("v", new VectorType(BaseType.String), IsOptional: true),
    ];

    private static readonly byte[] Sound = Encoding.UTF8.GetBytes(
        "#fields\ts\tc\ti\td\tb\ta\tn\tp\tr\tt\tv\n"
        + "text\\x09\t7\t-3\t1.5e3\tT\t192.0.2.1\t192.0.2.0/24\t53/udp\t/a|b/\t1,2,3\tx,y\n"
        + "-\t-\t-\t-\t-\t2001:db8::1\t2001:db8::/32\t80/tcp\t-\t(empty)\t(empty)\n");

    private readonly string _directory = Directory.CreateTempSubdirectory("vigil-test-").FullName;
    private readonly ReaderBench _bench = new();

    private string Source => Path.Combine(_directory, "source");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Mutated_tables_are_read_as_far_as_they_make_sense()
    {
        File.WriteAllBytes(Source, Sound);
        _bench.Read(static target => new AsciiReader(target), Source, Everything);
        Assert.Equal(2, _bench.Rows.Count);
        Assert.Empty(_bench.Complaints);
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(Source, Mutated(Sound, random));
            _bench.Read(static target => new AsciiReader(target), Source, Everything);
            Assert.True(_bench.Rows.Count + _bench.Complaints.Count < 100);
            Assert.DoesNotContain("terminating thread", _bench.Complaints);
        }
    }

    [Fact]
    public void Lines_of_nothing_but_separators_are_lines()
    {
        File.WriteAllText(Source, "#fields\ts\n" + new string('\t', 8 << 20) + "\n" + new string(',', 1 << 16) + "\n");
        _bench.Read(static target => new AsciiReader(target), Source, [Everything[0]]);
        Assert.Equal(2, _bench.Rows.Count);
        File.WriteAllText(Source, "#fields" + new string('\t', 4 << 20) + "s\n");
        _bench.Read(static target => new AsciiReader(target), Source, [new("s", BaseType.String, IsOptional: false)]);
        Assert.StartsWith("Did not find requested field s", Assert.Single(_bench.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_bad_line_is_not_quoted_in_full()
    {
        File.WriteAllText(Source, "#fields\tc\n" + new string('x', 1 << 20) + "\n");
        _bench.Read(static target => new AsciiReader(target), Source, [new("c", BaseType.Count, IsOptional: false)]);
        Assert.Empty(_bench.Rows);
        Assert.All(_bench.Complaints, static complaint => Assert.True(complaint.Length < 2000));
    }

    [Fact]
    public void Mutated_configuration_raises_no_more_events_than_it_has_options()
    {
        _bench.AddOption("A::c", BaseType.Count);
        _bench.AddOption("A::t", new TableType([BaseType.Addr], null));
        _bench.AddOption("A::r", BaseType.Pattern);
        var sound = "# comment\nA::c 5\nA::t 192.0.2.1,2001:db8::1\nA::r /x+/\n"u8.ToArray();
        File.WriteAllBytes(Source, sound);
        _bench.Read(static target => new ConfigReader(target), Source, []);
        Assert.Equal(3, _bench.Events.Count);
        var random = new Random(2);
        for (var round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(Source, Mutated(sound, random));
            _bench.Read(static target => new ConfigReader(target), Source, []);
            Assert.True(_bench.Events.Count <= 8 && _bench.Complaints.Count <= 32);
            Assert.DoesNotContain("terminating thread", _bench.Complaints);
        }
    }

    [Fact]
    public void Any_octets_are_raw_lines_and_binary_pieces()
    {
        var random = new Random(3);
        for (var round = 0; round < Rounds / 3; round++)
        {
            var octets = new byte[random.Next(5000)];
            random.NextBytes(octets);
            File.WriteAllBytes(Source, octets);
            _bench.Read(static target => new RawReader(target), Source, [Everything[0]]);
            var lines = octets.Count(static octet => octet == '\n') + (octets is [.., not (byte)'\n'] ? 1 : 0);
            Assert.Equal((lines, 0), (_bench.Rows.Count, _bench.Complaints.Count));
            _bench.Read(static target => new BinaryReader(target), Source, [Everything[0]]);
            Assert.Equal(octets, _bench.Rows.SelectMany(static row => row[0].AsString().Span.ToArray()));
        }
    }

    [Fact]
    public void A_command_that_never_ends_a_line_is_cut_up_without_taking_for_ever()
    {
        _bench.Read(static target => new RawReader(target), "head -c 20000000 /dev/zero |", [Everything[0]]);
        Assert.Empty(_bench.Complaints);
        Assert.Equal(20_000_000, _bench.Rows.Sum(static row => row[0].AsString().Length));
    }

    [Fact]
    public void Mutated_databases_end_with_a_word_about_why()
    {
        var path = Source + ".sqlite";
        using (var database = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "create table t (s, c, i, d, b, a, n, p, r, t, v);"
                + "insert into t values ('x', 1, -1, 1.5, 1, '192.0.2.1', '192.0.2.0/24', 53, '/a/', '1,2', 'x,y');"
                + "insert into t values (x'00ff', -1, 'no', 'no', 'no', 'no', 'no', 'no', 'no', 'no', x'00'), (null, null, null, null, null, null, null, null, null, null, null), "
                + "(1, 'a', 1e300, 1, 2, 3, 4, 70000, 6, 7, 8);";
            command.ExecuteNonQuery();
        }

        var query = new Dictionary<string, string> { ["query"] = "select * from t" };
        var sound = File.ReadAllBytes(path);
        _bench.Read(static target => new SqliteReader(target), Source, Everything, query);
        Assert.NotEmpty(_bench.Rows);
        Assert.DoesNotContain("terminating thread", _bench.Complaints);
        var random = new Random(4);
        for (var round = 0; round < Rounds / 3; round++)
        {
            File.WriteAllBytes(path, Mutated(sound, random));
            _bench.Read(static target => new SqliteReader(target), Source, Everything, query);
            Assert.True(_bench.Rows.Count + _bench.Complaints.Count < 200);
        }
    }

    [Theory]
    [InlineData("select * from nowhere")]
    [InlineData("not a query")]
    [InlineData("select 1 as")]
    public void A_bad_query_is_told_once_and_ends_the_stream(string query)
    {
        File.WriteAllBytes(Source + ".sqlite", []);
        _bench.Read(static target => new SqliteReader(target), Source, [Everything[0]], new() { ["query"] = query });
        Assert.Empty(_bench.Rows);
        Assert.Contains("Init failed", _bench.Complaints);
        Assert.Single(_bench.Complaints, static complaint => complaint.Contains("SQLite", StringComparison.Ordinal));
    }

    [Fact]
    public void A_directory_is_no_source()
    {
        foreach (var create in (Func<ReaderTarget, InputReader>[])
            [static t => new AsciiReader(t), static t => new RawReader(t), static t => new BinaryReader(t), static t => new ConfigReader(t)])
        {
            _bench.Read(create, _directory, [Everything[0]]);
            Assert.Empty(_bench.Rows);
            Assert.NotEmpty(_bench.Complaints);
        }
    }

    private static byte[] Mutated(byte[] sound, Random random)
    {
        var octets = sound.ToList();
        for (var change = random.Next(1, 12); change > 0; change--)
        {
            var at = random.Next(octets.Count);
            switch (random.Next(4))
            {
                case 0:
                    octets[at] = (byte)random.Next(256);
                    break;
                case 1:
                    octets.RemoveRange(at, Math.Min(random.Next(1, 20), octets.Count - at - 1));
                    break;
                case 2:
                    octets.InsertRange(at, octets.GetRange(at, Math.Min(random.Next(1, 40), octets.Count - at)));
                    break;
                default:
                    octets[at] = "\t\n,-/\\x0#"u8[random.Next(9)];
                    break;
            }
        }

        return [.. octets];
    }
}
