using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Protocols.Smtp;

/// <summary>What scripts hear of SMTP.</summary>
internal sealed partial class SmtpEvents : EventSource
{
    /// <summary>A command; <c>.</c> is the end of a message, <c>**</c> a line of an AUTH exchange.</summary>
    [Event("smtp_request", "c: connection, is_orig: bool, command: string, arg: string")]
    public partial void Request(IValueSource c, bool isOrig, ReadOnlySpan<byte> command, ReadOnlySpan<byte> arg);

    /// <summary>A line of a reply; <c>&gt;</c> is what the greeting replies to.</summary>
    [Event("smtp_reply", "c: connection, is_orig: bool, code: count, cmd: string, msg: string, cont_resp: bool")]
    public partial void Reply(IValueSource c, bool isOrig, ulong code, ReadOnlySpan<byte> cmd, ReadOnlySpan<byte> msg, bool contResp);

    /// <summary>A line of a message.</summary>
    [Event("smtp_data", "c: connection, is_orig: bool, data: string")]
    public partial void Data(IValueSource c, bool isOrig, ReadOnlySpan<byte> data);

    /// <summary>Something that should not come at this point.</summary>
    [Event("smtp_unexpected", "c: connection, is_orig: bool, msg: string, detail: string")]
    public partial void Unexpected(IValueSource c, bool isOrig, string msg, ReadOnlySpan<byte> detail);

    /// <summary>The connection goes on under TLS.</summary>
    [Event("smtp_starttls", "c: connection")]
    public partial void StartTls(IValueSource c);
}
