using System.Collections.Frozen;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Connections;

/// <summary>Which payload scripts want to see as it is (<c>tcp_contents</c>, <c>udp_contents</c>).</summary>
public sealed record ContentSelection
{
    private FrozenSet<Port> Originator { get; init; } = [];

    private FrozenSet<Port> Responder { get; init; } = [];

    private FrozenSet<Port> Either { get; init; } = [];

    private bool AllOriginators { get; init; }

    private bool AllResponders { get; init; }

    private bool UsesResponderPort { get; init; }

    /// <summary>Reads the constants of a transport (<paramref name="prefix"/> is <c>tcp</c> or <c>udp</c>).</summary>
    public static ContentSelection Read(Func<string, Value> global, string prefix) => new()
    {
        Originator = Ports(global($"{prefix}_content_delivery_ports_orig")),
        Responder = Ports(global($"{prefix}_content_delivery_ports_resp")),
        Either = prefix == "udp" ? Ports(global("udp_content_ports")) : [],
        AllOriginators = global($"{prefix}_content_deliver_all_orig").AsBool(),
        AllResponders = global($"{prefix}_content_deliver_all_resp").AsBool(),
        UsesResponderPort = prefix == "udp" && global("udp_content_delivery_ports_use_resp").AsBool(),
    };

    /// <summary>Whether scripts want what is sent this way.</summary>
    public bool Wants(Connection connection, Direction direction)
    {
        if (direction == Direction.Originator ? AllOriginators : AllResponders)
            return true;
        var ports = direction == Direction.Originator ? Originator : Responder;
        // For TCP the responder's port decides; for UDP the receiver's, as long as scripts do not say otherwise.
        var port = connection.Transport == TransportProtocol.Tcp || UsesResponderPort || direction == Direction.Originator
            ? connection.RespPort
            : connection.OrigPort;
        return ports.Contains(port) || Either.Contains(connection.RespPort) || Either.Contains(connection.OrigPort);
    }

    // A set, or a table of bool.
    private static FrozenSet<Port> Ports(Value container)
    {
        var ports = new List<Port>();
        if (container.IsSet)
        {
            var table = container.AsTable();
            for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
            {
                if (table.TableType.IsSet || table.ValueAt(cursor).AsBool())
                    ports.Add(table.KeyAt(cursor)[0].AsPort());
            }
        }

        return ports.ToFrozenSet();
    }
}
