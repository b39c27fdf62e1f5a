using Vigil.Core.Net;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>An IPv6 subnet where a <see cref="Value"/> needs a reference.</summary>
internal sealed class SubnetBox(Subnet subnet) : ScriptObject
{
    public Subnet Subnet { get; } = subnet;

    public override ScriptType Type => BaseType.Subnet;
}
