using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Protocols.Rdp;

/// <summary>What all RDP analyzers of one engine share: shapes of records.</summary>
internal sealed class RdpState(IScriptNames names)
{
    /// <summary>What a client says of itself.</summary>
    public RecordShape Core { get; } = new(
        names, "RDP::ClientCoreData", "version_major", "version_minor", "desktop_width", "desktop_height", "color_depth",
        "sas_sequence", "keyboard_layout", "client_build", "client_name", "keyboard_type", "keyboard_sub", "keyboard_function_key",
        "ime_file_name", "post_beta2_color_depth", "client_product_id", "serial_number", "high_color_depth", "supported_color_depths",
        "ec_flags", "dig_product_id");

    /// <summary>The bits of its <c>earlyCapabilityFlags</c>, from the lowest.</summary>
    public RecordShape Flags { get; } = new(
        names, "RDP::EarlyCapabilityFlags", "support_err_info_pdu", "want_32bpp_session", "support_statusinfo_pdu",
        "strong_asymmetric_keys", "support_monitor_layout_pdu", "support_netchar_autodetect", "support_dynvc_gfx_protocol",
        "support_dynamic_time_zone", "support_heartbeat_pdu");

    /// <summary>Ciphers of a client.</summary>
    public RecordShape Security { get; } = new(names, "RDP::ClientSecurityData", "encryption_methods", "ext_encryption_methods");

    /// <summary>Redirection.</summary>
    public RecordShape Cluster { get; } = new(
        names, "RDP::ClientClusterData", "flags", "redir_session_id", "redir_supported", "svr_session_redir_version_mask",
        "redir_sessionid_field_valid", "redir_smartcard");

    /// <summary>A channel.</summary>
    public RecordShape Channel { get; } = new(
        names, "RDP::ClientChannelDef", "name", "options", "initialized", "encrypt_rdp", "encrypt_sc", "encrypt_cs", "pri_high",
        "pri_med", "pri_low", "compress_rdp", "compress", "show_protocol", "persistent");

    /// <summary>A list of channels.</summary>
    public VectorVal NewChannels() => new((VectorType?)names.Find("RDP::ClientChannelList") ?? new VectorType(Channel.Type));

    /// <summary>The one of an engine, made on first use.</summary>
    public static RdpState Of(EngineContext engine)
    {
        if (engine.Find<RdpState>() is { } present)
            return present;
        var state = new RdpState(engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }
}
