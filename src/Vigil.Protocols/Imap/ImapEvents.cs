using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Imap;

/// <summary>What scripts hear of IMAP.</summary>
internal sealed partial class ImapEvents : EventSource
{
    /// <summary>What the server can do.</summary>
    [Event("imap_capabilities", "c: connection, capabilities: string_vec")]
    public partial void Capabilities(IValueSource c, VectorVal capabilities);

    /// <summary>The connection goes on under TLS.</summary>
    [Event("imap_starttls", "c: connection")]
    public partial void StartTls(IValueSource c);
}
