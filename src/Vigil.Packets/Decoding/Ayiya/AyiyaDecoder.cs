namespace Vigil.Packets.Decoding.Ayiya;

/// <summary>AYIYA (draft-massar-v6ops-ayiya): signed IP packets of tunnel brokers.</summary>
internal sealed class AyiyaDecoder(DecodingContext context) : UdpTunnelDecoder("AYIYA", TunnelType.Ayiya, context)
{
    //  identity length 4 (as a power of 2), type 4 | signature length 4 (in 4 octets), hash 4 | authentication 4, operation 4
    //  next header | epoch, 4 octets | identity | signature | packet ...

    private const int FixedLength = 8;
    private const int Forwarding = 1;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (data.Length < FixedLength || (data[2] & 15) != Forwarding || data[3] is not (IpProtocol.Ipv4 or IpProtocol.Ipv6))
            return false;
        var length = FixedLength + (1 << (data[0] >> 4)) + ((data[1] >> 4) * 4);
        if (data.Length <= length || !IsIpPacket(data[length..]) || !DecodeInner(data[length..], in outer, in endpoints, out _))
            return false;
        Confirm(in endpoints);
        return true;
    }
}
