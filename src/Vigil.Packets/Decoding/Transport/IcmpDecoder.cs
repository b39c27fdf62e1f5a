namespace Vigil.Packets.Decoding.Transport;

/// <summary>ICMP (RFC 792 and RFC 4443), for the connection stage.</summary>
[CarriedBy("IP", IpProtocol.Icmp, IpProtocol.IcmpV6)]
internal sealed class IcmpDecoder(DecodingContext context) : TransportDecoder("ICMP", minimum: 8, context);
