namespace Vigil.Broker;

/// <summary>The 128 bits of an address that is not IPv4; IPv4 addresses fit into the value itself.</summary>
internal sealed class Wide(UInt128 bits)
{
    /// <summary>The address, most significant octet first.</summary>
    public UInt128 Bits { get; } = bits;
}
