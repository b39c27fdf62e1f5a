namespace Vigil.Packets.Decoding.Transport;

/// <summary>TCP (RFC 9293), for the connection stage.</summary>
[CarriedBy("IP", IpProtocol.Tcp)]
internal sealed class TcpDecoder(DecodingContext context) : TransportDecoder("TCP", minimum: 20, context);
