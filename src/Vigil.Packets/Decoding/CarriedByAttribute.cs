namespace Vigil.Packets.Decoding;

/// <summary>Says which decoder hands packets to the marked one, and for what; scripts may add to it.</summary>
/// <param name="parent">Name of the decoder below: <c>ETHERNET</c>, <c>IP</c>, <c>UDP</c> ...; <c>ROOT</c> for link types.</param>
/// <param name="identifiers">EtherTypes, protocol numbers, link types or ports, as the parent counts; none makes it the parent's default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CarriedByAttribute(string parent, params uint[] identifiers) : Attribute
{
    /// <summary>Name of the decoder below.</summary>
    public string Parent { get; } = parent;

    /// <summary>What the parent calls the marked protocol.</summary>
    public uint[] Identifiers { get; } = identifiers;
}
