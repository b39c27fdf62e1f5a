using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Socks;

/// <summary>What scripts hear of SOCKS.</summary>
internal sealed partial class SocksEvents : EventSource
{
    /// <summary>A client asks for a connection.</summary>
    [Event("socks_request", "c: connection, version: count, request_type: count, sa: SOCKS::Address, p: port, user: string")]
    public partial void Request(IValueSource c, ulong version, ulong requestType, RecordVal sa, Port p, ReadOnlySpan<byte> user);

    /// <summary>The proxy answers.</summary>
    [Event("socks_reply", "c: connection, version: count, reply: count, sa: SOCKS::Address, p: port")]
    public partial void Reply(IValueSource c, ulong version, ulong reply, RecordVal sa, Port p);

    /// <summary>A client says who it is (RFC 1929).</summary>
    [Event("socks_login_userpass_request", "c: connection, user: string, password: string")]
    public partial void LoginRequest(IValueSource c, ReadOnlySpan<byte> user, ReadOnlySpan<byte> password);

    /// <summary>What the proxy thinks of it; 0 is success.</summary>
    [Event("socks_login_userpass_reply", "c: connection, code: count")]
    public partial void LoginReply(IValueSource c, ulong code);
}
