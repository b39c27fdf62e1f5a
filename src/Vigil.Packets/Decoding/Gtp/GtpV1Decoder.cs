namespace Vigil.Packets.Decoding.Gtp;

/// <summary>GTP version 1, user plane (3GPP TS 29.281): packets of mobile hosts. Signalling is left to others.</summary>
internal sealed class GtpV1Decoder(DecodingContext context) : UdpTunnelDecoder("GTPV1", TunnelType.GtpV1, context)
{
    //  version 3, protocol type 1, reserved 1, E 1, S 1, PN 1 | message type | length | tunnel endpoint, 4 octets
    //  with any of E, S, PN: sequence 2 | N-PDU 1 | next extension 1;  extension: length (4 octets) | ... | next extension

    private const int HeaderLength = 8;
    private const int OptionalLength = 4;
    private const byte UserData = 255;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (data.Length < HeaderLength || data[0] >> 5 != 1 || (data[0] & 0x10) == 0 || data[1] != UserData)
            return false;
        var offset = HeaderLength;
        if ((data[0] & 7) != 0)
        {
            if (data.Length < HeaderLength + OptionalLength)
                return false;
            offset += OptionalLength;
            var next = (data[0] & 4) != 0 ? data[offset - 1] : 0;
            while (next != 0)
            {
                if (offset >= data.Length || data[offset] == 0)
                    return false;
                offset += data[offset] * 4;
                if (offset > data.Length)
                    return false;
                next = data[offset - 1];
            }
        }

        return IsIpPacket(data[offset..]) && DecodeInner(data[offset..], in outer, in endpoints);
    }
}
