using Vigil.Core.Wire;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.Tests.Ssl;

public sealed class TlsRecordTests
{
    // A hello of TLS 1.2 with one suite and the name "a.example".
    private static readonly byte[] s_hello = Convert.FromHexString(
        "0303" + "01020304" + new string('0', 56) + "00" + "0002C02F" + "0100" + "0012" + "0000000E" + "000C" + "000009" + "612E6578616D706C65");

    [Fact]
    public void Every_prefix_of_a_record_needs_more_and_consumes_nothing()
    {
        byte[] record = [22, 3, 1, 0, 3, 1, 2, 3];
        for (var length = 0; length < record.Length; length++)
        {
            var reader = new WireReader(record.AsSpan(0, length));
            Assert.Equal(ParseStatus.NeedMore, TlsRecord.Read(ref reader, out _));
            Assert.Equal(0, reader.Position);
        }

        var whole = new WireReader(record);
        Assert.Equal(ParseStatus.Complete, TlsRecord.Read(ref whole, out var read));
        Assert.Equal(3, read.Body.Length);
    }

    [Fact]
    public void A_client_hello_yields_its_fields()
    {
        Assert.Equal(ParseStatus.Complete, ClientHello.Read(s_hello, isDatagram: false, out var hello));
        Assert.Equal(TlsVersion.Tls12, hello.Version);
        Assert.Equal(0x01020304u, hello.Timestamp);
        Assert.Equal([0xC0, 0x2F], hello.CipherSuites.ToArray());
        var extensions = new WireReader(hello.Extensions);
        Assert.True(TlsExtension.TryRead(ref extensions, out var name));
        Assert.Equal(TlsExtensionCode.ServerName, name.Code);
        Assert.True(extensions.AtEnd);
    }

    [Fact]
    public void A_truncated_hello_is_malformed_wherever_it_is_cut_but_where_extensions_would_begin()
    {
        var withoutExtensions = s_hello.Length - 20;
        for (var length = 0; length < s_hello.Length; length++)
        {
            var expected = length == withoutExtensions ? ParseStatus.Complete : ParseStatus.Malformed;
            Assert.Equal(expected, ClientHello.Read(s_hello.AsSpan(0, length), isDatagram: false, out _));
        }
    }

    [Fact]
    public void Handshake_messages_come_out_the_same_however_they_are_split()
    {
        byte[] messages = [1, 0, 0, 2, 7, 8, 14, 0, 0, 0, 16, 0, 0, 1, 9];
        for (var size = 1; size <= messages.Length; size++)
        {
            var buffer = new HandshakeBuffer();
            var seen = new List<string>();
            foreach (var piece in messages.Chunk(size))
            {
                Assert.True(buffer.TryAdd(piece));
                var reader = new WireReader(buffer.Span);
                while (HandshakeMessage.Read(ref reader, out var message) == ParseStatus.Complete)
                    seen.Add($"{(int)message.Type}:{Convert.ToHexString(message.Body)}");
                buffer.Consume(reader.Position);
            }

            Assert.Equal(["1:0708", "14:", "16:09"], seen);
        }
    }

    [Fact]
    public void A_handshake_message_without_end_is_given_up()
    {
        var buffer = new HandshakeBuffer();
        var piece = new byte[60_000];
        var accepted = 0;
        while (buffer.TryAdd(piece))
            accepted += piece.Length;
        Assert.InRange(accepted, 500_000, 1 << 20);
    }

    [Fact]
    public void Random_octets_are_never_more_than_malformed()
    {
        var random = new Random(7);
        var octets = new byte[300];
        for (var round = 0; round < 20_000; round++)
        {
            random.NextBytes(octets);
            var data = octets.AsSpan(0, random.Next(octets.Length));

            // Mostly sane lengths reach further into the readers.
            if (data.Length > 45)
                data[34..40].Clear();
            ClientHello.Read(data, isDatagram: (round & 1) == 0, out _);
            ServerHello.Read(data, out _);
            var reader = new WireReader(data);
            TlsRecord.Read(ref reader, out _);
            OldRecord.Read(ref reader, out _);
            DtlsRecord.Read(ref reader, out _);
            DtlsRecord.ReadUnified(ref reader, out _);
            DtlsFragment.Read(ref reader, out _);
        }
    }
}
