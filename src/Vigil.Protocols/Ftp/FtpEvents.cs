using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Ftp;

/// <summary>What scripts hear of FTP.</summary>
internal sealed partial class FtpEvents : EventSource
{
    /// <summary>A command.</summary>
    [Event("ftp_request", "c: connection, command: string, arg: string")]
    public partial void Request(IValueSource c, ByteString command, ReadOnlySpan<byte> arg);

    /// <summary>A line of a reply.</summary>
    [Event("ftp_reply", "c: connection, code: count, msg: string, cont_resp: bool")]
    public partial void Reply(IValueSource c, ulong code, ReadOnlySpan<byte> msg, bool contResp);

    /// <summary>The connection goes on under TLS.</summary>
    [Event("ftp_starttls", "c: connection")]
    public partial void StartTls(IValueSource c);
}
