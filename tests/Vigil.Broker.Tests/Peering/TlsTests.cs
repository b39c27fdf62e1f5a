namespace Vigil.Broker.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task Certificates_of_one_authority_trust_each_other_and_no_others()
    {
        using var folder = new TemporaryFolder();
        Assert.True(await PeersAsync(folder, "a", "a"));
        Assert.False(await PeersAsync(folder, "a", "b"));
    }

    [Theory]
    [InlineData(TlsMode.Anonymous, TlsMode.Disabled)]
    [InlineData(TlsMode.Disabled, TlsMode.Anonymous)]
    public async Task Both_sides_must_agree(TlsMode one, TlsMode other)
    {
        await using var context = new BrokerContext();
        var a = context.Spawn(new BrokerOptions { Tls = new TlsOptions { Mode = one }, HandshakeTimeout = TimeSpan.FromSeconds(1) });
        var b = context.Spawn(new BrokerOptions { Tls = new TlsOptions { Mode = other }, HandshakeTimeout = TimeSpan.FromSeconds(1) });
        Assert.False(await b.PeerAsync("127.0.0.1", a.Listen("127.0.0.1"), TimeSpan.Zero));
    }

    [Fact]
    public async Task A_key_may_be_encrypted_and_a_wrong_passphrase_is_an_error_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var context = new BrokerContext();
        var a = context.Spawn(new BrokerOptions { Tls = Certificates.Make(folder, "locked", "open sesame") });
        var b = context.Spawn(new BrokerOptions { Tls = Certificates.Make(folder, "locked", "open sesame") });
        Assert.True(await b.PeerAsync("127.0.0.1", a.Listen("127.0.0.1"), TimeSpan.Zero));
        var c = context.Spawn(new BrokerOptions { Tls = Certificates.Make(folder, "locked", "guess") });
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => c.Listen("127.0.0.1"));
    }

    [Fact]
    public void Certificates_without_a_key_are_an_error_at_once()
    {
        using var context = new BrokerContext();
        Assert.Throws<ArgumentException>(() => context.Spawn(new BrokerOptions { Tls = new TlsOptions { Mode = TlsMode.Certificates } }));
    }

    [Fact]
    public async Task OpenSSL_set_up_as_the_reference_sets_it_up_gets_through_both_ways()
    {
        const string openssl = "/usr/bin/openssl";
        if (!File.Exists(openssl))
            return; // nothing to compare with here
        await using var context = new BrokerContext();
        var endpoint = context.Spawn(new BrokerOptions { HandshakeTimeout = TimeSpan.FromSeconds(5), ConnectTimeout = TimeSpan.FromSeconds(5) });
        string[] common = ["-cipher", "AECDH-AES256-SHA@SECLEVEL=0", "-tls1_2"];
        var heard = await RunAsync(openssl, ["s_client", "-connect", $"127.0.0.1:{endpoint.Listen("127.0.0.1")}", "-groups", "P-384", .. common], null);
        Assert.Contains("Cipher is AECDH-AES256-SHA", heard, StringComparison.Ordinal);

        var port = Ports.Free();
        var serving = RunAsync(openssl, ["s_server", "-accept", $"{port}", "-nocert", "-named_curve", "P-384", "-naccept", "1", .. common], async () =>
        {
            for (var i = 0; i < 20 && !System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == port); i++)
                await Task.Delay(100);
            await endpoint.PeerAsync("127.0.0.1", port, TimeSpan.Zero);
        });
        Assert.Contains("CIPHER is AECDH-AES256-SHA", await serving, StringComparison.Ordinal);
    }

    // The program's output; it is ended once the other side is done, or after a while.
    private static async Task<string> RunAsync(string program, string[] arguments, Func<Task>? meanwhile)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await (meanwhile?.Invoke() ?? Task.Delay(1000));
        process.Kill();
        return await output + await errors;
    }

    private static async Task<bool> PeersAsync(TemporaryFolder folder, string left, string right)
    {
        await using var context = new BrokerContext();
        var a = context.Spawn(new BrokerOptions { Tls = Certificates.Make(folder, left) });
        var b = context.Spawn(new BrokerOptions { Tls = Certificates.Make(folder, right) });
        return await b.PeerAsync("127.0.0.1", a.Listen("127.0.0.1"), TimeSpan.Zero);
    }
}
