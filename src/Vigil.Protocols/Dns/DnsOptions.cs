using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Dns;

/// <summary>What scripts set for DNS, read once for each engine.</summary>
internal sealed class DnsOptions(IScriptNames names)
{
    /// <summary><c>dns_max_queries</c>: more questions than that and it is not DNS; 0 for no limit.</summary>
    public ulong MaxQueries { get; } = names.Count("dns_max_queries", 25);

    /// <summary><c>dns_max_compression_chain_depth</c>.</summary>
    public int MaxPointers { get; } = (int)Math.Min(names.Count("dns_max_compression_chain_depth", 20), 128);

    /// <summary><c>dns_session_timeout</c>: seconds of silence that end a flow over UDP.</summary>
    public double SessionTimeout { get; } = names.Double("dns_session_timeout", 10);

    /// <summary>Whether events of a server's authority records are left out (<c>dns_skip_all_auth</c>, <c>dns_skip_auth</c>).</summary>
    public bool SkipsAuthority(Addr server) =>
        names.Bool("dns_skip_all_auth", true) || Has("dns_skip_auth", server);

    /// <summary>Whether events of a server's additional records are left out (<c>dns_skip_all_addl</c>, <c>dns_skip_addl</c>).</summary>
    public bool SkipsAdditional(Addr server) =>
        names.Bool("dns_skip_all_addl", true) || Has("dns_skip_addl", server);

    private bool Has(string set, Addr server) => names.FindValue(set).Object is TableVal table && table.Contains(Value.Addr(server));
}
