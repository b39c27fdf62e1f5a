using System.Security.Cryptography;
using System.Text;
using Vigil.Engine.Tests.EndToEnd;
using Vigil.Testing.Packets;

namespace Vigil.Engine.Tests.Library;

/// <summary>Built-in functions that tell of a running engine, and those that act on its connections.</summary>
public class EngineFunctionTests
{
    [Fact]
    public void Events_carry_their_time_when_scripts_ask_for_it()
    {
        const string Code = "event new_connection(c: connection) { print (EventMetadata::current(EventMetadata::NETWORK_TIMESTAMP)[0] as time) == network_time(), |EventMetadata::current_all()|; terminate(); }";
        var stamped = TracedRun.Over(SampleTraffic.Capture(), code: "redef EventMetadata::add_network_timestamp = T;\n" + Code);
        Assert.StartsWith("T, 1\n", stamped.Printed, StringComparison.Ordinal);
        var plain = TracedRun.Over(SampleTraffic.Capture(), code: "event new_connection(c: connection) { print EventMetadata::current_all(); terminate(); }");
        Assert.StartsWith("[]\n", plain.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_is_written_at_its_interval_and_on_request()
    {
        var path = Path.Combine(Path.GetTempPath(), $"vigil-prof-{Environment.ProcessId}.log");
        TracedRun.Over(SampleTraffic.Capture(), code: $"redef profiling_file = open(\"{path}\"); redef profiling_interval = 1sec; event zeek_done() {{ do_profiling(); }}");
        var lines = File.ReadAllLines(path);
        File.Delete(path);
        Assert.True(lines.Count(static l => l.EndsWith("------------------------", StringComparison.Ordinal)) >= 3);
        Assert.Contains(lines, static l => l.Contains("Conns: total=18", StringComparison.Ordinal));
    }

    [Fact]
    public void The_loopback_interface_is_found_where_there_is_one() =>
        Assert.DoesNotContain("error", TracedRun.Over(
            SampleTraffic.Capture(), code: "event zeek_done() { for ( i in Pcap::findalldevs() ) if ( i$is_loopback && 127.0.0.1 in i$addrs ) print i$name; }").Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("set_secret(c, secret)")]
    [InlineData("set_keys(c, key_block)")]
    public void What_a_connection_carries_under_TLS_is_seen_once_its_secret_is_known(string call)
    {
        var (capture, secret, keys) = Tls();
        var run = TracedRun.Over(capture, code: $$"""
            redef SSL::disable_analyzer_after_detection = F;
            const secret = hexstr_to_bytestring("{{secret}}");
            const key_block = hexstr_to_bytestring("{{keys}}");
            event ssl_change_cipher_spec(c: connection, is_client: bool) { if ( ! is_client ) print {{call}}, set_keys(c, "short"); }
            event http_request(c: connection, method: string, original_URI: string, unescaped_URI: string, version: string) { print original_URI; }
            """);
        Assert.Equal("T, F\n/secret?q=1\n", run.Printed);
    }

    [Fact]
    public void A_connection_taken_for_encrypted_has_no_handshake_any_more()
    {
        var run = TracedRun.Over(Tls().Capture, code: """
            event ssl_client_hello(c: connection, version: count, record_version: count, possible_ts: time, client_random: string, session_id: string, ciphers: index_vec, comp_methods: index_vec)
                { print set_ssl_established(c); }
            event ssl_server_hello(c: connection, version: count, record_version: count, possible_ts: time, server_random: string, session_id: string, cipher: count, comp_method: count)
                { print "hello"; }
            """);
        Assert.Equal("T\n", run.Printed);
    }

    // A handshake of TLS 1.2 with AES-256-GCM, cut down to what makes the keys, and a request.
    private static (byte[] Capture, string Secret, string Keys) Tls()
    {
        byte[] secret = [.. Enumerable.Range(1, 48).Select(static n => (byte)n)];
        byte[] client = [.. Enumerable.Repeat((byte)0xC1, 32)];
        byte[] server = [.. Enumerable.Repeat((byte)0x5E, 32)];
        var keys = Expand(secret, [.. "key expansion"u8, .. server, .. client], 72);
        byte[] clientHello = [3, 3, .. client, 0, 0, 2, 0xC0, 0x30, 1, 0];
        byte[] serverHello = [3, 3, .. server, 0, 0xC0, 0x30, 0];
        var traffic = new Traffic().Tcp(
            "10.0.0.1", 40000, "10.0.0.2", 443, 1,
            Turn('>', Record(22, [1, 0, 0, (byte)clientHello.Length, .. clientHello])),
            Turn('<', [.. Record(22, [2, 0, 0, (byte)serverHello.Length, .. serverHello]), .. Record(22, [14, 0, 0, 0])]),
            Turn('>', [.. Record(20, [1]), .. Sealed(keys, 0, 0, 22, new byte[16])]),
            Turn('<', [.. Record(20, [1]), .. Sealed(keys, 1, 0, 22, new byte[16])]),
            Turn('>', Sealed(keys, 0, 1, 23, "GET /secret?q=1 HTTP/1.1\r\nHost: a.example\r\n\r\n"u8)),
            Turn('<', Sealed(keys, 1, 1, 23, "HTTP/1.1 204 No Content\r\n\r\n"u8)));
        return (traffic.ToPcap(), Convert.ToHexStringLower(secret), Convert.ToHexStringLower(keys));
    }

    private static string Turn(char direction, byte[] octets) => direction + Encoding.Latin1.GetString(octets);

    private static byte[] Record(byte type, byte[] body) => [type, 3, 3, (byte)(body.Length >> 8), (byte)body.Length, .. body];

    private static byte[] Sealed(byte[] keys, int side, byte sequence, byte type, ReadOnlySpan<byte> plain)
    {
        using var aead = new AesGcm(keys.AsSpan(32 * side, 32), 16);
        byte[] part = [0, 0, 0, 0, 0, 0, 0, sequence];
        var cipher = new byte[plain.Length];
        var tag = new byte[16];
        aead.Encrypt([.. keys.AsSpan(64 + (4 * side), 4), .. part], plain, cipher, tag, [.. part, type, 3, 3, 0, (byte)plain.Length]);
        return Record(type, [.. part, .. cipher, .. tag]);
    }

    private static byte[] Expand(byte[] secret, byte[] seed, int length)
    {
        var output = new List<byte>();
        for (var a = HMACSHA384.HashData(secret, seed); output.Count < length; a = HMACSHA384.HashData(secret, a))
            output.AddRange(HMACSHA384.HashData(secret, (byte[])[.. a, .. seed]));
        return [.. output.Take(length)];
    }
}
