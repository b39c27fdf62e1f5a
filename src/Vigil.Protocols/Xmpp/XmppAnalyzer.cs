using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.Xmpp;

/// <summary>Follows an XMPP stream up to STARTTLS (RFC 6120, section 5); TLS gets the rest.</summary>
[Analyzer("XMPP")]
internal sealed class XmppAnalyzer : Analyzer
{
    // Namespaces of the stream element (RFC 6120, section 4.8).
    private static ReadOnlySpan<byte> Namespace => "http://etherx.jabber.org/streams"u8;

    private readonly XmppTags[] _tags = [new(), new()];
    private readonly bool[] _began = new bool[2];
    private bool _isAsked;
    private bool _isTls;

    /// <summary>Begins on a connection.</summary>
    public XmppAnalyzer(AnalyzerContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_tags[0], _tags[1]) = (_tags[1], _tags[0]);
        (_began[0], _began[1]) = (_began[1], _began[0]);
        base.FlipRoles();
    }

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        // Streams have their names at the beginning only.
        if (!_isTls && Connection.IsPartial)
            Stop();
        var tags = _tags[(int)direction];
        while (!_isTls && !IsStopped && tags.Next(ref data, out var tag))
            OnTag(tag, direction);
        if (_isTls && data.Length > 0)
            base.DeliverStream(data, direction);
    }

    // XML with a hole cannot be read on.
    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        if (_isTls)
            base.Undelivered(offset, length, direction);
        else
            Stop();
    }

    private void OnTag(ReadOnlySpan<byte> tag, Direction direction)
    {
        ref var began = ref _began[(int)direction];
        if (!began)
        {
            if (tag.StartsWith("?"u8) || tag.StartsWith("!"u8))
                return; // the prolog
            if (!XmppTags.IsNamed(tag, "stream"u8) || tag.IndexOf(Namespace) < 0)
            {
                Violation("not an XMPP stream", tag);
                Stop();
                return;
            }

            began = true;
            Confirm();
        }
        else if (direction.IsOrig() && XmppTags.IsNamed(tag, "starttls"u8))
        {
            _isAsked = true;
        }
        else if (!direction.IsOrig() && _isAsked && XmppTags.IsNamed(tag, "proceed"u8))
        {
            _isTls = true;
            XmppEvents.Of(Engine).StartTls(Connection);
            TlsHandOver.Begin(this);
        }
    }
}
