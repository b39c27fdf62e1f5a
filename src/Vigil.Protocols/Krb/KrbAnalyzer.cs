using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Protocols.Krb;

/// <summary>Follows Kerberos in datagrams, and messages that another protocol carries (GSSAPI): each comes in one piece.</summary>
[Analyzer("KRB")]
internal sealed class KrbAnalyzer : Analyzer
{
    private readonly KrbConversation _conversation;

    /// <summary>Begins on a connection.</summary>
    public KrbAnalyzer(AnalyzerContext context)
        : base(context) => _conversation = new(this);

    /// <inheritdoc/>
    protected override void DeliverPacket(ReadOnlySpan<byte> data, Direction direction, int wireLength) => Take(data, direction);

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction) => Take(data, direction);

    private void Take(ReadOnlySpan<byte> message, Direction direction)
    {
        if (!_conversation.Take(message, direction))
            Violation("malformed Kerberos message", message);
    }
}
