using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;

namespace Vigil.Runtime.Builtins.Addresses;

/// <summary>Events of anonymization.</summary>
internal sealed partial class AnonymizationEvents : EventSource
{
    /// <summary>An address was replaced.</summary>
    [Event("anonymization_mapping", "orig: addr, mapped: addr")]
    public partial void Mapping(Addr orig, Addr mapped);
}
