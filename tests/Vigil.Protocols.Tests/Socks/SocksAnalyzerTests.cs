using Vigil.Protocols.Socks;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.Socks;

public sealed class SocksAnalyzerTests
{
    private static readonly TurnBench Bench = new(
        static c => new SocksAnalyzer(c), static () => new DeclaredNames().Record("SOCKS::Address", "host name"), 1080);

    // A proxy that wants a password (u, pw), and CONNECT to a.bc:443.
    private static readonly string[] Version5 =
        ["C 05 02 00 02", "S 05 02", "C 01 01 75 02 70 77", "S 01 00", "C 05 01 00 03 04 612e6263 01bb", "S 05 00 00 01 0a000001 0050"];

    private static readonly string[] Version4A = ["C 04 01 0050 00000007 7500 612e626300", "S 00 5a 0050 0a000001"];

    [Fact]
    public void Version_5_is_followed_through_login_request_and_reply()
    {
        var log = Bench.Run(Version5);
        Assert.Contains("socks_login_userpass_request u pw", log);
        Assert.Contains("socks_login_userpass_reply 0", log);
        Assert.Contains(log, static l => l.StartsWith("socks_request 5 1 ", StringComparison.Ordinal) && l.Contains("443/tcp"));
        Assert.Contains(log, static l => l.StartsWith("socks_reply 5 0 ", StringComparison.Ordinal) && l.Contains("10.0.0.1"));
        Bench.HoldsForAnyCut(Version5);
    }

    [Fact]
    public void Version_4a_names_the_target_behind_the_user()
    {
        var log = Bench.Run(Version4A);
        Assert.Contains(log, static l => l.StartsWith("socks_request 4 1 ", StringComparison.Ordinal) && l.Contains("a.bc"));
        Assert.Contains(log, static l => l.StartsWith("socks_reply 4 90 ", StringComparison.Ordinal));
        Bench.HoldsForAnyCut(Version4A);
    }

    [Fact]
    public void Another_version_is_a_violation() =>
        Assert.Contains(Bench.Run("C 03 01 00"), static l => l.Contains("unsupported/unknown SOCKS version 3"));

    [Fact]
    public void Hostile_input_neither_throws_nor_hangs() => Bench.Fuzz(1080, [.. Version5, .. Version4A]);
}
