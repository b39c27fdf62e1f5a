using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Pop3;

/// <summary>What scripts hear of POP3.</summary>
internal sealed partial class Pop3Events : EventSource
{
    /// <summary>A command.</summary>
    [Event("pop3_request", "c: connection, is_orig: bool, command: string, arg: string")]
    public partial void Request(IValueSource c, bool isOrig, ByteString command, ByteString arg);

    /// <summary>The first line of a reply; <c>OK</c> or <c>ERR</c>.</summary>
    [Event("pop3_reply", "c: connection, is_orig: bool, cmd: string, msg: string")]
    public partial void Reply(IValueSource c, bool isOrig, string cmd, ReadOnlySpan<byte> msg);

    /// <summary>Another line of a reply, such as one of a message.</summary>
    [Event("pop3_data", "c: connection, is_orig: bool, data: string")]
    public partial void Data(IValueSource c, bool isOrig, ReadOnlySpan<byte> data);

    /// <summary>A command that should not come at this point, and why.</summary>
    [Event("pop3_unexpected", "c: connection, is_orig: bool, msg: string, detail: string")]
    public partial void Unexpected(IValueSource c, bool isOrig, ReadOnlySpan<byte> msg, string detail);

    /// <summary>A user was let in.</summary>
    [Event("pop3_login_success", "c: connection, is_orig: bool, user: string, password: string")]
    public partial void LoginSuccess(IValueSource c, bool isOrig, ByteString user, ByteString password);

    /// <summary>A user was not let in.</summary>
    [Event("pop3_login_failure", "c: connection, is_orig: bool, user: string, password: string")]
    public partial void LoginFailure(IValueSource c, bool isOrig, ByteString user, ByteString password);

    /// <summary>The connection goes on under TLS.</summary>
    [Event("pop3_starttls", "c: connection")]
    public partial void StartTls(IValueSource c);
}
