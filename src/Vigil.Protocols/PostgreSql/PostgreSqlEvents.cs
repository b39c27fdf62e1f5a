using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Protocols.PostgreSql;

/// <summary>What scripts hear of PostgreSQL.</summary>
internal sealed partial class PostgreSqlEvents : EventSource
{
    /// <summary>The client asks whether TLS is to be had.</summary>
    [Event("PostgreSQL::ssl_request", "c: connection")]
    public partial void SslRequest(IValueSource c);

    /// <summary>The server's answer: <c>S</c> for yes, <c>N</c> for no.</summary>
    [Event("PostgreSQL::ssl_reply", "c: connection, b: string")]
    public partial void SslReply(IValueSource c, ReadOnlySpan<byte> b);

    /// <summary>A parameter of the start-up message.</summary>
    [Event("PostgreSQL::startup_parameter", "c: connection, name: string, value: string")]
    public partial void StartupParameter(IValueSource c, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value);

    /// <summary>The start-up message.</summary>
    [Event("PostgreSQL::startup_message", "c: connection, major: count, minor: count")]
    public partial void StartupMessage(IValueSource c, ulong major, ulong minor);

    /// <summary>The server wants the client to authenticate, or to go on with it.</summary>
    [Event("PostgreSQL::authentication_request", "c: connection, identifier: count, data: string")]
    public partial void AuthenticationRequest(IValueSource c, ulong identifier, ReadOnlySpan<byte> data);

    /// <summary>What the client has to say to that.</summary>
    [Event("PostgreSQL::authentication_response", "c: connection, data: string")]
    public partial void AuthenticationResponse(IValueSource c, ReadOnlySpan<byte> data);

    /// <summary>The client is in.</summary>
    [Event("PostgreSQL::authentication_ok", "c: connection")]
    public partial void AuthenticationOk(IValueSource c);

    /// <summary>The client leaves.</summary>
    [Event("PostgreSQL::terminate", "c: connection")]
    public partial void Terminate(IValueSource c);

    /// <summary>Statements in text.</summary>
    [Event("PostgreSQL::simple_query", "c: connection, query: string")]
    public partial void SimpleQuery(IValueSource c, ReadOnlySpan<byte> query);

    /// <summary>The server waits for the next one.</summary>
    [Event("PostgreSQL::ready_for_query", "c: connection, transaction_status: string")]
    public partial void ReadyForQuery(IValueSource c, ReadOnlySpan<byte> transactionStatus);

    /// <summary>A part of an error.</summary>
    [Event("PostgreSQL::error_response_identified_field", "c: connection, code: string, value: string")]
    public partial void ErrorField(IValueSource c, ReadOnlySpan<byte> code, ReadOnlySpan<byte> value);

    /// <summary>An error, behind its parts.</summary>
    [Event("PostgreSQL::error_response", "c: connection")]
    public partial void ErrorResponse(IValueSource c);

    /// <summary>A part of a notice.</summary>
    [Event("PostgreSQL::notice_response_identified_field", "c: connection, code: string, value: string")]
    public partial void NoticeField(IValueSource c, ReadOnlySpan<byte> code, ReadOnlySpan<byte> value);

    /// <summary>A notice, behind its parts.</summary>
    [Event("PostgreSQL::notice_response", "c: connection")]
    public partial void NoticeResponse(IValueSource c);

    /// <summary>A setting of the server.</summary>
    [Event("PostgreSQL::parameter_status", "c: connection, name: string, value: string")]
    public partial void ParameterStatus(IValueSource c, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value);

    /// <summary>What the client needs to cancel a query.</summary>
    [Event("PostgreSQL::backend_key_data", "c: connection, process_id: count, secret_key: count")]
    public partial void BackendKeyData(IValueSource c, ulong processId, ulong secretKey);

    /// <summary>A row, of so many columns.</summary>
    [Event("PostgreSQL::data_row", "c: connection, column_values: count")]
    public partial void DataRow(IValueSource c, ulong columnValues);

    /// <summary>Any other message.</summary>
    [Event("PostgreSQL::not_implemented", "c: connection, is_orig: bool, typ: string, chunk: string")]
    public partial void NotImplemented(IValueSource c, bool isOrig, ReadOnlySpan<byte> typ, ReadOnlySpan<byte> chunk);
}
