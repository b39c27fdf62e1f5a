using Vigil.Protocols.PostgreSql;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.PostgreSql;

public sealed class PostgreSqlAnalyzerTests
{
    private static readonly TurnBench Bench = new(static c => new PostgreSqlAnalyzer(c), static () => new DeclaredNames(), 5432);

    private static readonly string[] Session =
    [
        "C 00000008 04d2162f", "S 4e", // SSLRequest: no
        "C 00000011 00030000 7573657200 6d6500 00", // user = me
        "S 52 0000000c 00000005 01020304", "C 70 00000007 6d6400", "S 52 00000008 00000000 5a 00000005 49",
        "C 51 0000000b 53454c45435400", // SELECT
        "S 44 00000006 0002 45 0000000e 5345525200 4d6e6f00 00 5a 00000005 49", "C 58 00000004",
    ];

    [Fact]
    public void A_session_is_told_message_by_message()
    {
        var log = Bench.Run(Session);
        Assert.Contains("PostgreSQL::ssl_request", log.Select(static l => l.Trim()));
        Assert.Contains("PostgreSQL::ssl_reply N", log);
        Assert.Contains("PostgreSQL::startup_parameter user me", log);
        Assert.Contains("PostgreSQL::startup_message 3 0", log);
        Assert.Contains("PostgreSQL::simple_query SELECT", log);
        Assert.Contains("PostgreSQL::data_row 2", log);
        Assert.Contains("PostgreSQL::error_response_identified_field S ERR", log);
        Assert.Contains("PostgreSQL::ready_for_query I", log);
        Bench.HoldsForAnyCut(Session);
    }

    [Fact]
    public void A_message_shorter_than_its_length_field_is_a_violation() =>
        Assert.Contains(
            Bench.Run("C 00000011 00030000 7573657200 6d6500 00", "S 52 00000003 0000"), static l => l.Contains("&requires failed"));

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(5432, Session);
}
