using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>What has changed since a name or address was last asked for.</summary>
internal sealed partial class NameEvents : EventSource
{
    /// <summary>There was no answer before, and is one now.</summary>
    [Event("dns_mapping_valid", "dm: dns_mapping")]
    public partial void Valid(RecordVal dm);

    /// <summary>There was an answer before, and is none now; the old one is told.</summary>
    [Event("dns_mapping_unverified", "dm: dns_mapping")]
    public partial void Unverified(RecordVal dm);

    /// <summary>An address has a name, which it had not.</summary>
    [Event("dns_mapping_new_name", "dm: dns_mapping")]
    public partial void NewName(RecordVal dm);

    /// <summary>An address had a name, and has none.</summary>
    [Event("dns_mapping_lost_name", "dm: dns_mapping")]
    public partial void LostName(RecordVal dm);

    /// <summary>An address has another name.</summary>
    [Event("dns_mapping_name_changed", "prev: dns_mapping, latest: dns_mapping")]
    public partial void NameChanged(RecordVal prev, RecordVal latest);

    /// <summary>A name has other addresses: those that are gone, and those that are new.</summary>
    [Event("dns_mapping_altered", "dm: dns_mapping, old_addrs: addr_set, new_addrs: addr_set")]
    public partial void Altered(RecordVal dm, TableVal oldAddrs, TableVal newAddrs);
}
