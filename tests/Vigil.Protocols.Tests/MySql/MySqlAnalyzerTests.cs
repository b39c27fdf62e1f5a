using Vigil.Protocols.MySql;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.MySql;

public sealed class MySqlAnalyzerTests
{
    // Version 8.0, number 1, challenge; capabilities 4.1, secure connection.
    private const string Greeting = "S 2b000000 0a 382e3000 01000000 3132333435363738 00 0082 21 0200 0000 00 00000000000000000000 31323334353600";

    // Capabilities 4.1 and secure connection, largest packet, character set; user me, no password.
    private const string Login = "C 24000001 00820000 00000001 21 0000000000000000000000000000000000000000000000 6d6500 00";

    private static readonly TurnBench Bench = new(static c => new MySqlAnalyzer(c), static () => new DeclaredNames(), 3306);

    private static readonly string[] Session =
    [
        Greeting, Login, "S 07000002 00 00 00 0200 0000",
        "C 09000000 03 53454c4543542031", // SELECT 1
        "S 01000001 01 02000002 0161 05000003 fe 0000 0200 02000004 0131 05000005 fe 0000 0200",
        "C 05000000 02 74657374", "S 09000001 ff 1504 23 3432303030", "C 01000000 01",
    ];

    [Fact]
    public void Login_query_error_and_quit_are_told()
    {
        var log = Bench.Run(Session);
        Assert.Contains("mysql_server_version 8.0", log);
        Assert.Contains("mysql_handshake me", log);
        Assert.Contains("mysql_ok 0", log);
        Assert.Contains("mysql_command_request 3 SELECT 1", log);
        Assert.Contains("mysql_eof T", log);
        Assert.Contains("mysql_eof F", log);
        Assert.Contains(log, static l => l.StartsWith("mysql_result_row", StringComparison.Ordinal) && l.Contains('1'));
        Assert.Contains(log, static l => l.StartsWith("mysql_error 1045", StringComparison.Ordinal));
        Bench.HoldsForAnyCut(Session);
    }

    [Fact]
    public void Another_protocol_is_a_violation_before_its_claimed_length_has_come() =>
        Assert.Contains(Bench.Run("S 48545450 2f312e31"), static l => l.Contains("malformed MySQL greeting"));

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(3306, Session);
}
