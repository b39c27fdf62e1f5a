using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Krb;

/// <summary>What scripts hear of Kerberos.</summary>
internal sealed partial class KrbEvents : EventSource
{
    /// <summary>A client asks for its first ticket.</summary>
    [Event("krb_as_request", "c: connection, msg: KRB::KDC_Request")]
    public partial void AsRequest(IValueSource c, RecordVal msg);

    /// <summary>It gets it.</summary>
    [Event("krb_as_response", "c: connection, msg: KRB::KDC_Response")]
    public partial void AsResponse(IValueSource c, RecordVal msg);

    /// <summary>A client asks for a further ticket.</summary>
    [Event("krb_tgs_request", "c: connection, msg: KRB::KDC_Request")]
    public partial void TgsRequest(IValueSource c, RecordVal msg);

    /// <summary>It gets it.</summary>
    [Event("krb_tgs_response", "c: connection, msg: KRB::KDC_Response")]
    public partial void TgsResponse(IValueSource c, RecordVal msg);

    /// <summary>A client shows a ticket to a service.</summary>
    [Event("krb_ap_request", "c: connection, ticket: KRB::Ticket, opts: KRB::AP_Options")]
    public partial void ApRequest(IValueSource c, RecordVal ticket, RecordVal opts);

    /// <summary>The service proves itself.</summary>
    [Event("krb_ap_response", "c: connection")]
    public partial void ApResponse(IValueSource c);

    /// <summary>A message that can be checked, but also read.</summary>
    [Event("krb_safe", "c: connection, is_orig: bool, msg: KRB::SAFE_Msg")]
    public partial void Safe(IValueSource c, bool isOrig, RecordVal msg);

    /// <summary>An encrypted message.</summary>
    [Event("krb_priv", "c: connection, is_orig: bool")]
    public partial void Priv(IValueSource c, bool isOrig);

    /// <summary>Tickets are passed on.</summary>
    [Event("krb_cred", "c: connection, is_orig: bool, tickets: KRB::Ticket_Vector")]
    public partial void Cred(IValueSource c, bool isOrig, VectorVal tickets);

    /// <summary>An error.</summary>
    [Event("krb_error", "c: connection, msg: KRB::Error_Msg")]
    public partial void Error(IValueSource c, RecordVal msg);
}
