using Vigil.Analysis.Connections;
using Vigil.Core.Net;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Detection;

/// <summary>What looks at payload to tell the protocol: the signature engine.</summary>
public interface IPayloadMatcher
{
    /// <summary>Whether any signature looks at content of a kind, so that it is worth offering.</summary>
    bool Wants(Signatures.ContentKind kind);

    /// <summary>Whether content that is offered by analyzers may still match, when the payload itself is not looked at any more.</summary>
    bool MayMatchItems(object state);

    /// <summary>Begins the matching of one connection.</summary>
    object Begin(Connection connection);

    /// <summary>The first packet with payload of one direction: its headers.</summary>
    void FirstPacket(object state, ref readonly DecodedPacket packet, Direction direction);

    /// <summary>The next payload of one direction.</summary>
    /// <param name="state">What <see cref="Begin"/> gave.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="data">Octets: stream data, or one datagram.</param>
    /// <param name="direction">Who sent them.</param>
    /// <param name="isFirst">Whether these are the first of the direction.</param>
    void Match(object state, Connection connection, ReadOnlySpan<byte> data, Direction direction, bool isFirst);

    /// <summary>Content that an analyzer or a script took out of the payload.</summary>
    /// <param name="state">What <see cref="Begin"/> gave.</param>
    /// <param name="kind">What content it is.</param>
    /// <param name="data">Octets.</param>
    /// <param name="direction">Who sent them.</param>
    /// <param name="begins">Whether an item begins with them.</param>
    /// <param name="ends">Whether the item ends with them.</param>
    void MatchItem(object state, Signatures.ContentKind kind, ReadOnlySpan<byte> data, Direction direction, bool begins, bool ends);

    /// <summary>Nothing more will be matched.</summary>
    void End(object state, Connection connection);
}
