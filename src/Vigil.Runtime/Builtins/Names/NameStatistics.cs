using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>How many questions scripts asked the domain name system.</summary>
public static class NameStatistics
{
    /// <summary>Questions by outcome. Texts are not kept.</summary>
    [Builtin("get_dns_stats", "function(): DNSStats")]
    public static RecordVal Get(EngineContext context)
    {
        var lookups = context.Find<NameLookups>();
        var cache = context.Find<NameCache>();
        var record = BuiltinTypes.Record(context, "DNSStats");
        for (var slot = 0; slot < record.Count; slot++)
        {
            if (record.RecordType.Fields[slot].Type.Tag == TypeTag.Count)
                record[slot] = Value.Count(0);
        }

        return record.With("requests", Value.Count(lookups?.Requests ?? 0))
            .With("successful", Value.Count(lookups?.Successful ?? 0))
            .With("failed", Value.Count(lookups?.Failed ?? 0))
            .With("cached_hosts", Value.Count((ulong)(cache?.Hosts ?? 0)))
            .With("cached_addresses", Value.Count((ulong)(cache?.Addresses ?? 0)))
            .With("cached_total", Value.Count((ulong)((cache?.Hosts ?? 0) + (cache?.Addresses ?? 0))))
            .With("pending", Value.Count(lookups?.Pending ?? 0));
    }
}
