using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Protocols.Krb;

/// <summary>What all Kerberos analyzers of one engine share: shapes of records, types of vectors.</summary>
internal sealed class KrbState
{
    private readonly VectorType _typeValues;
    private readonly VectorType _tickets;
    private readonly VectorType _addresses;

    private KrbState(IScriptNames names)
    {
        TypeValue = new(names, "KRB::Type_Value", "data_type", "val");
        Address = new(names, "KRB::Host_Address", "ip", "netbios", "unknown");
        Ticket = new(names, "KRB::Ticket", "pvno", "realm", "service_name", "cipher", "ciphertext");
        Encrypted = new(names, "KRB::Encrypted_Data", "kvno", "cipher", "ciphertext");
        ApOptions = new(names, "KRB::AP_Options", "use_session_key", "mutual_required");
        Options = new(
            names, "KRB::KDC_Options", "forwardable", "forwarded", "proxiable", "proxy", "allow_postdate", "postdated", "renewable",
            "opt_hardware_auth", "disable_transited_check", "renewable_ok", "enc_tkt_in_skey", "renew", "validate");
        Request = new(
            names, "KRB::KDC_Request", "pvno", "msg_type", "pa_data", "kdc_options", "client_name", "service_realm", "service_name",
            "from", "till", "rtime", "nonce", "encryption_types", "host_addrs", "additional_tickets");
        Response = new(
            names, "KRB::KDC_Response", "pvno", "msg_type", "pa_data", "client_realm", "client_name", "ticket", "enc_part");
        Error = new(
            names, "KRB::Error_Msg", "pvno", "msg_type", "client_time", "server_time", "error_code", "client_realm", "client_name",
            "service_realm", "service_name", "error_text", "pa_data");
        Safe = new(names, "KRB::SAFE_Msg", "pvno", "msg_type", "data", "timestamp", "seq", "sender", "recipient");
        _typeValues = names.Find("KRB::Type_Value_Vector") as VectorType ?? new(TypeValue.Type);
        _tickets = names.Find("KRB::Ticket_Vector") as VectorType ?? new(Ticket.Type);
        _addresses = names.Find("KRB::Host_Address_Vector") as VectorType ?? new(Address.Type);
        Counts = new(BaseType.Count);
    }

    /// <summary>Something with a number for its type.</summary>
    public RecordShape TypeValue { get; }

    /// <summary>An address.</summary>
    public RecordShape Address { get; }

    /// <summary>A ticket.</summary>
    public RecordShape Ticket { get; }

    /// <summary>Encrypted data.</summary>
    public RecordShape Encrypted { get; }

    /// <summary>Options of an AP request.</summary>
    public RecordShape ApOptions { get; }

    /// <summary>Options of a request for a ticket.</summary>
    public RecordShape Options { get; }

    /// <summary>A request for a ticket.</summary>
    public RecordShape Request { get; }

    /// <summary>The answer.</summary>
    public RecordShape Response { get; }

    /// <summary>An error.</summary>
    public RecordShape Error { get; }

    /// <summary>A readable message.</summary>
    public RecordShape Safe { get; }

    /// <summary>Vector of numbers.</summary>
    public VectorType Counts { get; }

    /// <summary>An empty vector of things with types.</summary>
    public VectorVal NewTypeValues() => new(_typeValues);

    /// <summary>An empty vector of tickets.</summary>
    public VectorVal NewTickets() => new(_tickets);

    /// <summary>An empty vector of addresses.</summary>
    public VectorVal NewAddresses() => new(_addresses);

    /// <summary>The one of an engine, made on first use.</summary>
    public static KrbState Of(EngineContext engine)
    {
        if (engine.Find<KrbState>() is { } present)
            return present;
        var state = new KrbState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }
}
