using System.Collections.Frozen;
using Vigil.Broker;
using Vigil.Cluster.Conversion;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Builtins;

/// <summary>The cluster's backend and its WebSocket server.</summary>
public static class ClusterFunctions
{
    /// <summary>Starts the backend that scripts have chosen.</summary>
    [Builtin("Cluster::Backend::__init", "function(nid: string): bool")]
    public static bool Start(EngineContext context, ByteString nid)
    {
        var names = context.Service<IScriptNames>();
        var chosen = names.FindValue("Cluster::backend");
        var name = chosen.Type is EnumType backends ? backends.NameOf(chosen.AsInt()) : "";
        if (name == "Cluster::CLUSTER_BACKEND_ZEROMQ")
            throw new FatalError("the cluster backend ZeroMQ is not available in this version; load policy/frameworks/cluster/backend/broker instead");
        _ = BrokerService.Of(context).Endpoint;
        return true;
    }

    /// <summary>Serves WebSocket clients, who send and get events.</summary>
    [Builtin("Cluster::__listen_websocket", "function(options: Cluster::WebSocketServerOptions): bool")]
    public static bool ListenWebSocket(EngineContext context, RecordVal options)
    {
        Value Field(string name) => options[options.RecordType.SlotOf(name)];
        var service = BrokerService.Of(context);
        var address = Field("listen_addr") is { IsSet: true } given ? given.AsAddr().ToString() : "";
        var port = Field("listen_port").AsPort().Number;
        var ping = Field("ping_interval").AsDouble();
        var known = EventTypes(context);
        try
        {
            var endpoint = service.Endpoint;
            service.Node.Listen(address, port, () => endpoint.ListenWebSocket(address, port, new WebSocketServerOptions
            {
                Dialect = WebSocketDialect.Cluster,
                Tls = Tls(Field("tls_options").AsRecord()),
                PingInterval = ping > 0 ? TimeSpan.FromSeconds(Math.Floor(ping)) : TimeSpan.Zero,
                AcceptsEvent = received => EventReceiver.Fits(context, known, received),
            }));
            service.KeepsRunning = true;
            return true;
        }
        catch (Exception error) when (error is BrokerException or ArgumentException)
        {
            context.Reporter.Error($"Failed to start WebSocket server on {(address.Length == 0 ? "*" : address)}:{port}: {error.Message}");
            return false;
        }
    }

    /// <summary>Starts what passes messages on between nodes with the backend ZeroMQ.</summary>
    [Builtin("Cluster::Backend::ZeroMQ::spawn_zmq_proxy_thread", "function(): bool")]
    public static bool StartProxy(EngineContext context)
    {
        context.Reporter.Error("the cluster backend ZeroMQ is not available in this version");
        return false;
    }

    /// <summary>Keys for the backend ZeroMQ.</summary>
    [Builtin("Cluster::Backend::ZeroMQ::generate_keypair", "function(): table_string_of_string")]
    public static TableVal MakeKeys(EngineContext context)
    {
        context.Reporter.Error("the cluster backend ZeroMQ is not available in this version");
        return new TableVal(DataRecords.Type<TableType>(context, "table_string_of_string"));
    }

    // A copy, because clients are served by other threads; types do not change any more.
    private static FrozenDictionary<string, FunctionType> EventTypes(EngineContext context) => context.Service<EventTable>().All
        .Where(static handle => handle.Type is not null)
        .ToFrozenDictionary(static handle => handle.Name, static handle => handle.Type!); // the others were left out

    private static TlsOptions Tls(RecordVal options)
    {
        Value Field(string name) => options[options.RecordType.SlotOf(name)];
        string? Text(string name) => Field(name) is { IsSet: true } text && text.AsString().Length > 0 ? text.AsString().ToString() : null;
        if (Text("cert_file") is null && Text("key_file") is null)
            return TlsOptions.Disabled;
        return new TlsOptions
        {
            Mode = TlsMode.Certificates,
            CertificateFile = Text("cert_file"),
            KeyFile = Text("key_file"),
            AuthorityFile = Text("ca_file"),
        };
    }
}
