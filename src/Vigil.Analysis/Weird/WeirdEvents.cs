using Vigil.Analysis.Connections;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Weird;

/// <summary>Events about odd traffic.</summary>
internal sealed partial class WeirdEvents : EventSource
{
    /// <summary>Odd traffic of a connection.</summary>
    [Event("conn_weird", "name: string, c: connection, addl: string, source: string")]
    public partial void Connection(string name, Connection c, string addl, string source);

    /// <summary>Odd traffic between two hosts.</summary>
    [Event("flow_weird", "name: string, src: addr, dst: addr, addl: string, source: string")]
    public partial void Flow(string name, Addr src, Addr dst, string addl, string source);

    /// <summary>Odd traffic.</summary>
    [Event("net_weird", "name: string, addl: string, source: string")]
    public partial void Network(string name, string addl, string source);

    /// <summary>Odd content of a file.</summary>
    [Event("file_weird", "name: string, f: fa_file, addl: string, source: string")]
    public partial void File(string name, Value f, string addl, string source);

    /// <summary>Odd traffic of a connection that is gone.</summary>
    [Event("expired_conn_weird", "name: string, id: conn_id, uid: string, addl: string, source: string")]
    public partial void Expired(string name, Value id, string uid, string addl, string source);
}
