using System.Security.Cryptography;
using Vigil.Core.Net;
using Vigil.Protocols.Quic;
using Vigil.Testing.Analyzers;
using Vigil.Testing.Packets;

namespace Vigil.Protocols.Tests.Quic;

/// <summary>Makes QUIC analyzers and the packets they read.</summary>
internal static class QuicBench
{
    public static readonly byte[] ClientChoice = Convert.FromHexString("8394c8f03e515708");

    private static readonly byte[] s_salt = Convert.FromHexString("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");

    public static AnalyzerBench Make() =>
        new(static context => new QuicAnalyzer(context), new DeclaredNames(), TransportProtocol.Udp, 443);

    /// <summary>An Initial packet of version 1 with packet number 0, protected as RFC 9001, 5 says; the client's if it begins so.</summary>
    public static byte[] Initial(bool isClient, byte[] frames)
    {
        byte[] plain = [.. frames, .. new byte[Math.Max(0, 20 - frames.Length)]];
        byte[] header =
        [
            0xC0, 0, 0, 0, 1, 8, .. ClientChoice, 1, 0x55, 0,
            .. PacketBuilder.Number(0x4000UL | (ulong)(1 + plain.Length + 16), 2), 0,
        ];
        var secret = Expand(
            HKDF.Extract(HashAlgorithmName.SHA256, ClientChoice, s_salt), isClient ? "client in" : "server in", 32);
        var body = new byte[plain.Length];
        var tag = new byte[16];
        using (var aead = new AesGcm(Expand(secret, "quic key", 16), 16))
            aead.Encrypt(Expand(secret, "quic iv", 12), plain, body, tag, header);
        byte[] packet = [.. header, .. body, .. tag];
        using var aes = Aes.Create();
        aes.Key = Expand(secret, "quic hp", 16);
        var mask = aes.EncryptEcb(packet.AsSpan(header.Length + 3, 16), PaddingMode.None);
        packet[0] ^= (byte)(mask[0] & 15);
        packet[header.Length - 1] ^= mask[1];
        return packet;
    }

    private static byte[] Expand(byte[] secret, string label, int length)
    {
        var name = System.Text.Encoding.ASCII.GetBytes("tls13 " + label);
        return HKDF.Expand(HashAlgorithmName.SHA256, secret, length, [0, (byte)length, (byte)name.Length, .. name, 0]);
    }
}
