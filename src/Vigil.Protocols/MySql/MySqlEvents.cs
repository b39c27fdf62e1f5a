using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.MySql;

/// <summary>What scripts hear of MySQL.</summary>
internal sealed partial class MySqlEvents : EventSource
{
    /// <summary>The server says its version.</summary>
    [Event("mysql_server_version", "c: connection, ver: string")]
    public partial void ServerVersion(IValueSource c, ReadOnlySpan<byte> ver);

    /// <summary>The client wants to go on under TLS.</summary>
    [Event("mysql_ssl_request", "c: connection")]
    public partial void SslRequest(IValueSource c);

    /// <summary>The client logs in.</summary>
    [Event("mysql_handshake", "c: connection, username: string")]
    public partial void Handshake(IValueSource c, ReadOnlySpan<byte> username);

    /// <summary>The client becomes another user.</summary>
    [Event("mysql_change_user", "c: connection, username: string")]
    public partial void ChangeUser(IValueSource c, ReadOnlySpan<byte> username);

    /// <summary>A way to authenticate, with the first data for it.</summary>
    [Event("mysql_auth_plugin", "c: connection, is_orig: bool, name: string, data: string")]
    public partial void AuthPlugin(IValueSource c, bool isOrig, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data);

    /// <summary>The server wants another way to authenticate.</summary>
    [Event("mysql_auth_switch_request", "c: connection, name: string, data: string", IsRaisedUnasked = true)]
    public partial void AuthSwitchRequest(IValueSource c, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data);

    /// <summary>Further data of authentication.</summary>
    [Event("mysql_auth_more_data", "c: connection, is_orig: bool, data: string", IsRaisedUnasked = true)]
    public partial void AuthMoreData(IValueSource c, bool isOrig, ReadOnlySpan<byte> data);

    /// <summary>A command.</summary>
    [Event("mysql_command_request", "c: connection, command: count, arg: string")]
    public partial void CommandRequest(IValueSource c, ulong command, ReadOnlySpan<byte> arg);

    /// <summary>It was carried out.</summary>
    [Event("mysql_ok", "c: connection, affected_rows: count")]
    public partial void Ok(IValueSource c, ulong affectedRows);

    /// <summary>It was not.</summary>
    [Event("mysql_error", "c: connection, code: count, msg: string")]
    public partial void Error(IValueSource c, ulong code, ReadOnlySpan<byte> msg);

    /// <summary>The end of a list: of columns, or of rows.</summary>
    [Event("mysql_eof", "c: connection, is_intermediate: bool")]
    public partial void Eof(IValueSource c, bool isIntermediate);

    /// <summary>A row of a result.</summary>
    [Event("mysql_result_row", "c: connection, row: string_vec")]
    public partial void ResultRow(IValueSource c, VectorVal row);
}
