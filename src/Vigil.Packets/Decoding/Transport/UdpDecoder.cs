namespace Vigil.Packets.Decoding.Transport;

/// <summary>UDP (RFC 768), for the connection stage.</summary>
[CarriedBy("IP", IpProtocol.Udp)]
internal sealed class UdpDecoder(DecodingContext context) : TransportDecoder("UDP", minimum: 8, context);
