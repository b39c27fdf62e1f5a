using System.Buffers.Binary;

namespace Vigil.Packets.Decoding.Geneve;

/// <summary>Geneve (RFC 8926): frames or packets of a virtual network, with options.</summary>
internal sealed class GeneveDecoder(DecodingContext context) : UdpTunnelDecoder("GENEVE", TunnelType.Geneve, context)
{
    //  version 2, option length 6 bits (in 4 octets) | flags | protocol | network identifier, 3 octets | reserved | options ...

    private const int HeaderLength = 8;

    public override bool Decode(ReadOnlySpan<byte> data, ref readonly DecodedPacket outer, in TunnelEndpoints endpoints)
    {
        if (data.Length < HeaderLength || data[0] >> 6 != 0)
            return false;
        var length = HeaderLength + ((data[0] & 0x3F) * 4);
        if (data.Length < length)
            return false;
        Confirm(in endpoints);
        if (data.Length == length)
            return Weird(in outer, "geneve_empty_packet");
        Context.GeneveOptions.Add(data[HeaderLength..length]);
        if (!DecodeInner(data[length..], in outer, in endpoints, out var inner, BinaryPrimitives.ReadUInt16BigEndian(data[2..])))
            return false;
        if (Context.Tunnels.HasGeneve && endpoints.Carrier is { } carrier && inner.Ip.Version != 0)
            Context.Tunnels.Geneve(carrier, Context.Headers.PacketHeader(in inner), NetworkIdentifier(data[4..]));
        return true;
    }
}
