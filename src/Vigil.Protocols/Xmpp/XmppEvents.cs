using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Protocols.Xmpp;

/// <summary>What scripts hear of XMPP.</summary>
internal sealed partial class XmppEvents : EventSource
{
    /// <summary>The connection goes on under TLS.</summary>
    [Event("xmpp_starttls", "c: connection")]
    public partial void StartTls(IValueSource c);
}
