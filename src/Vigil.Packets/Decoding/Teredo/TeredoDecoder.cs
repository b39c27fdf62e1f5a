using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Teredo;

/// <summary>Teredo (RFC 4380): IPv6 through IPv4 NATs, perhaps behind an authentication and an origin indication.</summary>
internal sealed class TeredoDecoder(DecodingContext context) : UdpTunnelDecoder("TEREDO", TunnelType.Teredo, context)
{
    //  authentication (5.1.1):  00 01 | client length | authentication length | client | authentication | nonce 8 | confirmation 1
    //  origin (5.1.1):  00 00 | port | address

    private const int OriginLength = 8;
    private const int AuthenticationLength = 4 + 8 + 1;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (data is [0, 1, ..])
        {
            if (data.Length < AuthenticationLength)
                return false;
            var length = AuthenticationLength + data[2] + data[3];
            if (data.Length < length)
                return false;
            data = data[length..];
        }

        if (data is [0, 0, ..])
        {
            if (data.Length < OriginLength)
                return false;
            data = data[OriginLength..];
        }

        if (data.Length < 40 || data[0] >> 4 != 6)
            return false;
        var payload = data.Length - 40 - BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        var isBubble = data[6] == IpProtocol.NoNext; // may be followed by what RFC 4380 does not speak of
        return (payload == 0 || (isBubble && payload > 0)) && DecodeInner(data, in outer, in endpoints);
    }
}
