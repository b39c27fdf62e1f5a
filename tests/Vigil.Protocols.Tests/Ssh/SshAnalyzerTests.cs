using Vigil.Core.Net;
using Vigil.Testing.Analyzers;

namespace Vigil.Protocols.Tests.Ssh;

public sealed class SshAnalyzerTests
{
    private static AnalyzerBench Shake(AnalyzerBench bench)
    {
        foreach (var (direction, data) in SshBench.Handshake)
            bench.Stream(data, direction);
        return bench;
    }

    [Fact]
    public void A_handshake_tells_versions_algorithms_and_keys()
    {
        const string algorithms = "(ssh-ed25519) [(aes128-ctr) (aes256-ctr)] [(hmac-sha2-256) (hmac-sha2-512)] [(none) (none)]";
        var log = Shake(SshBench.Make()).Log;
        Assert.Equal("ssh_server_version SSH-2.0-door_1", log[0]);
        Assert.Equal("ssh_client_version SSH-2.0-key_2", log[1]);
        Assert.Equal("confirmed", log[2]);
        Assert.EndsWith($"[(curve25519-sha256 diffie-hellman-group14-sha256) {algorithms} F]", log[3], StringComparison.Ordinal);
        Assert.EndsWith($"[(curve25519-sha256) {algorithms} T]", log[4], StringComparison.Ordinal);
        Assert.Equal(
            [
                "ssh2_ecc_init T",
                "ssh2_ecc_key T client-key",
                "ssh2_server_host_key host-key",
                "ssh_server_host_key " + string.Join(':', Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("host-key"u8)).Chunk(2).Select(static c => new string(c))),
                "ssh_server_host_key_fingerprint " + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("host-key"u8))[..32],
                "ssh2_ecc_key F server-key",
            ],
            log.Skip(5));
    }

    [Fact]
    public void How_the_handshake_is_cut_does_not_matter()
    {
        var whole = Shake(SshBench.Make()).Log;
        for (var turn = 0; turn < SshBench.Handshake.Length; turn++)
        {
            for (var cut = 1; cut < SshBench.Handshake[turn].Data.Length; cut++)
            {
                var bench = SshBench.Make();
                for (var i = 0; i < SshBench.Handshake.Length; i++)
                {
                    var (direction, data) = SshBench.Handshake[i];
                    var first = i == turn ? cut : data.Length;
                    bench.Stream(data.AsSpan(0, first), direction);
                    if (first < data.Length)
                        bench.Stream(data.AsSpan(first), direction);
                }

                Assert.Equal(whole, bench.Log);
            }
        }
    }

    [Fact]
    public void One_side_alone_is_no_session()
    {
        // What version is spoken is not known yet; the reference gives up as well.
        var bench = SshBench.Make()
            .Stream("SSH-2.0-key_2\r\n"u8, Direction.Originator).Stream(SshBench.KexInit(SshBench.Curve), Direction.Originator);
        Assert.Equal(["ssh_client_version SSH-2.0-key_2", "violation: malformed ssh packet"], bench.Log);
    }

    [Fact]
    public void A_length_that_no_packet_has_is_noted()
    {
        var bench = SshBench.Make()
            .Stream("SSH-2.0-door_1\r\n"u8, Direction.Responder).Stream("SSH-2.0-key_2\r\n"u8, Direction.Originator)
            .Stream([0, 0x80, 0, 1], Direction.Originator);
        Assert.Equal(["weird SSH_max_packet_length_exceeded 8388609", "violation: malformed ssh packet"], bench.Log.Skip(2));
    }

    [Fact]
    public void Sizes_of_encrypted_packets_tell_failure_and_success()
    {
        var bench = Shake(SshBench.Make());
        bench.Log.Clear();
        void Say(Direction direction, int size) => bench.Stream(new byte[size], direction);
        Say(Direction.Originator, 64); // asks for the service
        Say(Direction.Responder, 60); // gets it
        Say(Direction.Originator, 80); // tries without proof
        Say(Direction.Responder, 92); // is refused, which shows what refusal looks like
        Say(Direction.Originator, 180);
        Say(Direction.Responder, 92); // an attempt, refused
        Say(Direction.Originator, 180);
        Say(Direction.Responder, 44); // sixteen octets less than the first: success
        Assert.Equal(
            ["ssh_auth_attempted F", "ssh_auth_attempted T", "ssh_auth_successful F"],
            bench.Log.Where(static line => line.StartsWith("ssh_auth", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_does_not_begin_like_ssh_is_refused_at_once()
    {
        Assert.Equal(["violation: malformed ssh identification"], SshBench.Make().Stream("GET "u8, Direction.Originator).Log);
    }

    [Fact]
    public void A_gap_before_encryption_ends_the_analysis_and_one_behind_does_not()
    {
        var early = SshBench.Make().Stream("SSH-2.0-door_1\r\n"u8, Direction.Responder).Gap(50, Direction.Responder);
        var before = early.Log.Count;
        Assert.Equal(before, early.Stream("SSH-2.0-key_2\r\n"u8, Direction.Originator).Log.Count);
        var late = Shake(SshBench.Make()).Gap(50, Direction.Responder);
        late.Log.Clear();
        Assert.Equal(["ssh_encrypted_packet F 10"], late.Stream(new byte[10], Direction.Responder).Log);
    }

    [Fact]
    public void Hostile_sessions_never_throw_and_stay_quiet()
    {
        var mutation = new Mutation(22);
        var corpus = SshBench.Handshake.Select(static turn => turn.Data).ToArray();
        for (var i = 0; i < 1500; i++)
        {
            var bench = SshBench.Make();
            var octets = 0;
            for (var turn = mutation.Next(3); turn < SshBench.Handshake.Length; turn++) // some begin in mid-stream
            {
                var (direction, data) = SshBench.Handshake[turn];
                if (mutation.Next(10) == 0)
                    bench.Gap(mutation.Next(500), direction);
                var message = mutation.Next(3) == 0 ? data : mutation.Of([data, corpus[mutation.Next(corpus.Length)]]);
                bench.Stream(message, mutation.Next(8) == 0 ? direction.Opposite() : direction);
                octets += message.Length;
            }

            bench.Close();
            Assert.InRange(bench.Log.Count, 0, 20 + octets);
        }
    }
}
