using System.Buffers.Binary;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Core.Net;

namespace Vigil.Analysis.Signatures;

/// <summary>Finds protocols by signature: connects the matcher with the connections.</summary>
/// <remarks>
/// Header tests see the addresses, the protocol and the ports of the first payload; other header fields read as zero, because
/// the packet itself is gone by the time its payload is in order.
/// </remarks>
public sealed class SignatureDetection(SignatureMatcher matcher) : IPayloadMatcher
{
    private const int V4HeaderSize = 20;
    private const int V6HeaderSize = 40;
    private const int TransportSize = 20;

    /// <inheritdoc/>
    public object Begin(Connection connection) => SignatureMatcher.Begin(new ConnectionSubject((TrackedConnection)connection));

    /// <inheritdoc/>
    public void Match(object state, Connection connection, ReadOnlySpan<byte> data, Direction direction, bool isFirst)
    {
        var signatures = (SignatureState)state;
        if (isFirst)
            TestHeader(signatures, (TrackedConnection)connection, direction);

        // A stream goes on from piece to piece, a datagram stands for itself.
        var isStream = connection.Transport == TransportProtocol.Tcp;
        matcher.Match(signatures, ContentKind.Payload, data, direction.IsOrig(), begins: isFirst || !isStream, ends: !isStream);
    }

    /// <inheritdoc/>
    public void End(object state, Connection connection) => matcher.Finish((SignatureState)state);

    private void TestHeader(SignatureState state, TrackedConnection connection, Direction direction)
    {
        var isOrig = direction.IsOrig();
        var source = isOrig ? connection.OrigAddr : connection.RespAddr;
        var destination = isOrig ? connection.RespAddr : connection.OrigAddr;
        Span<byte> header = stackalloc byte[V6HeaderSize + TransportSize];
        header.Clear();
        var size = source.IsV4 ? WriteV4(header, source, destination, connection.Protocol) : WriteV6(header, source, destination, connection.Protocol);
        var transport = header.Slice(size, TransportSize);
        BinaryPrimitives.WriteUInt16BigEndian(transport, (ushort)(isOrig ? connection.OrigPort : connection.RespPort).Number);
        BinaryPrimitives.WriteUInt16BigEndian(transport[2..], (ushort)(isOrig ? connection.RespPort : connection.OrigPort).Number);
        matcher.FirstPacket(
            state,
            new SignaturePacket
            {
                IpHeader = header[..(size + TransportSize)],
                Transport = transport,
                IsV6 = !source.IsV4,
                Protocol = connection.Protocol,
                Source = source,
                Destination = destination,
            },
            isOrig);
    }

    private static int WriteV4(Span<byte> header, Addr source, Addr destination, byte protocol)
    {
        header[0] = 0x45;
        header[9] = protocol;
        BinaryPrimitives.WriteUInt32BigEndian(header[12..], source.V4Bits);
        BinaryPrimitives.WriteUInt32BigEndian(header[16..], destination.V4Bits);
        return V4HeaderSize;
    }

    private static int WriteV6(Span<byte> header, Addr source, Addr destination, byte protocol)
    {
        header[0] = 0x60;
        header[6] = protocol;
        source.WriteTo(header[8..]);
        destination.WriteTo(header[24..]);
        return V6HeaderSize;
    }
}
