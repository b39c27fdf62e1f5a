using Vigil.Core.Net;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>An IPv6 address where a <see cref="Value"/> needs a reference.</summary>
internal sealed class AddrBox(Addr address) : ScriptObject
{
    public Addr Address { get; } = address;

    public override ScriptType Type => BaseType.Addr;
}
