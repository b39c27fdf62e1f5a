namespace Vigil.Packets.Decoding.Transport;

/// <summary>Every IP protocol that has no decoder: its packets are flows between two hosts and nothing more.</summary>
[CarriedBy("IP")]
internal sealed class UnknownTransportDecoder(DecodingContext context) : TransportDecoder("UNKNOWN_IP_TRANSPORT", minimum: 0, context);
