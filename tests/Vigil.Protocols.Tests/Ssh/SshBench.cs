using System.Text;
using Vigil.Core.Net;
using Vigil.Protocols.Ssh;
using Vigil.Testing.Analyzers;
using Vigil.Testing.Packets;

namespace Vigil.Protocols.Tests.Ssh;

/// <summary>Makes SSH analyzers and the messages they read.</summary>
internal static class SshBench
{
    public const string Curve = "curve25519-sha256,diffie-hellman-group14-sha256";

    public static AnalyzerBench Make() => new(
        static context => new SshAnalyzer(context),
        new DeclaredNames()
            .Record("SSH::Capabilities", "kex_algorithms server_host_key_algorithms encryption_algorithms mac_algorithms compression_algorithms languages is_server")
            .Record("SSH::Algorithm_Prefs", "client_to_server server_to_client"),
        TransportProtocol.Tcp,
        22);

    /// <summary>A packet of SSH 2 before encryption (RFC 4253, 6).</summary>
    public static byte[] Packet(byte type, params byte[] body)
    {
        var padding = 8 - ((6 + body.Length) % 8) + 4;
        return [.. PacketBuilder.Number((ulong)(2 + body.Length + padding), 4), (byte)padding, type, .. body, .. new byte[padding]];
    }

    public static byte[] KexInit(string kex)
    {
        string[] lists = [kex, "ssh-ed25519", "aes128-ctr", "aes256-ctr", "hmac-sha2-256", "hmac-sha2-512", "none", "none", "", ""];
        return Packet(20, [.. Enumerable.Range(0, 16).Select(static i => (byte)i), .. lists.SelectMany(Text), 0, 0, 0, 0, 0]);
    }

    public static byte[] Text(string text) => [.. PacketBuilder.Number((ulong)text.Length, 4), .. Encoding.Latin1.GetBytes(text)];

    /// <summary>A session up to where encryption begins: who speaks and what.</summary>
    public static (Direction Direction, byte[] Data)[] Handshake { get; } =
    [
        (Direction.Responder, "SSH-2.0-door_1\r\n"u8.ToArray()),
        (Direction.Originator, "SSH-2.0-key_2\r\n"u8.ToArray()),
        (Direction.Originator, KexInit(Curve)),
        (Direction.Responder, KexInit("curve25519-sha256")),
        (Direction.Originator, Packet(30, Text("client-key"))),
        (Direction.Responder, Packet(31, [.. Text("host-key"), .. Text("server-key"), .. Text("signature")])),
        (Direction.Responder, Packet(21)),
        (Direction.Originator, Packet(21)),
    ];
}
