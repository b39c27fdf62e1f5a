using Vigil.Broker;
using Vigil.Core.Declarations;

namespace Vigil.Cluster.Messaging;

/// <summary>The options of an endpoint as scripts set them.</summary>
internal static class BrokerSettings
{
    /// <summary>Reads them.</summary>
    public static BrokerOptions Read(IScriptNames names) => new()
    {
        Tls = Tls(names),
        ForwardMessages = names.Bool("Broker::forward_messages", false),
        PeerFlow = Limits(names, "Broker::peer_buffer_size", "Broker::peer_overflow_policy"),
        WebSocketFlow = Limits(names, "Broker::web_socket_buffer_size", "Broker::web_socket_overflow_policy"),
    };

    private static TlsOptions Tls(IScriptNames names)
    {
        if (names.Bool("Broker::disable_ssl", false))
            return TlsOptions.Disabled;
        var certificate = names.Text("Broker::ssl_certificate", "");
        return certificate.Length == 0
            ? TlsOptions.Anonymous
            : new TlsOptions
            {
                Mode = TlsMode.Certificates,
                CertificateFile = certificate,
                KeyFile = Given(names, "Broker::ssl_keyfile"),
                Passphrase = Given(names, "Broker::ssl_passphrase"),
                AuthorityFile = Given(names, "Broker::ssl_cafile"),
                AuthorityFolder = Given(names, "Broker::ssl_capath"),
            };
    }

    private static string? Given(IScriptNames names, string name) => names.Text(name, "") is { Length: > 0 } text ? text : null;

    private static FlowLimits Limits(IScriptNames names, string size, string policy) => new()
    {
        Capacity = (int)Math.Clamp(names.Count(size, 8192), 1, 1 << 24),
        Policy = names.Text(policy, "drop_oldest") switch
        {
            "disconnect" => OverflowPolicy.Disconnect,
            "drop_newest" => OverflowPolicy.DropNewest,
            "block" => OverflowPolicy.Block,
            _ => OverflowPolicy.DropOldest,
        },
    };
}
