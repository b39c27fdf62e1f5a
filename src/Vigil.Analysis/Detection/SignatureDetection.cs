using Vigil.Analysis.Connections;
using Vigil.Analysis.Signatures;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Detection;

/// <summary>Finds protocols by signatures.</summary>
public sealed class SignatureDetection(SignatureMatcher matcher) : IPayloadMatcher
{
    /// <summary>The engine that matches, for content that analyzers offer.</summary>
    public SignatureMatcher Matcher { get; } = matcher;

    /// <inheritdoc/>
    public bool Wants(ContentKind kind) => Matcher.Wants(kind);

    /// <inheritdoc/>
    public bool MayMatchItems(object state) => Matcher.MayMatchItems((SignatureState)state);

    /// <inheritdoc/>
    public object Begin(Connection connection) => SignatureMatcher.Begin((ISignatureSubject)connection);

    /// <inheritdoc/>
    public void FirstPacket(object state, ref readonly DecodedPacket packet, Direction direction) =>
        Matcher.FirstPacket(
            (SignatureState)state,
            new SignaturePacket
            {
                IpHeader = packet.Ip.Octets,
                Transport = packet.Payload,
                IsV6 = packet.Ip.Version == 6,
                Protocol = packet.Protocol,
                Source = packet.Ip.FlowSource,
                Destination = packet.Ip.FlowDestination,
            },
            direction.IsOrig());

    /// <inheritdoc/>
    public void Match(object state, Connection connection, ReadOnlySpan<byte> data, Direction direction, bool isFirst)
    {
        var isDatagram = connection.Transport != TransportProtocol.Tcp;
        Matcher.Match((SignatureState)state, ContentKind.Payload, data, direction.IsOrig(), begins: isFirst || isDatagram, ends: isDatagram);
    }

    /// <inheritdoc/>
    public void MatchItem(object state, ContentKind kind, ReadOnlySpan<byte> data, Direction direction, bool begins, bool ends) =>
        Matcher.Match((SignatureState)state, kind, data, direction.IsOrig(), begins, ends);

    /// <inheritdoc/>
    public void End(object state, Connection connection) => Matcher.Finish((SignatureState)state);
}
