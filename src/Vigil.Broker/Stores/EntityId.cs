using System.Buffers.Binary;

namespace Vigil.Broker;

/// <summary>A part of an endpoint that takes part in a store: a master, a clone, or who called it.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Object">A number that is unique there.</param>
public readonly record struct EntityId(EndpointId Endpoint, ulong Object)
{
    internal const int Size = EndpointId.Size + 8;

    /// <summary>Whether this is nobody in particular.</summary>
    public bool IsNil => Endpoint.IsNil && Object == 0;

    /// <summary>The usual form, <c>id#number</c>.</summary>
    public override string ToString() => $"{Endpoint}#{Object}";

    internal static EntityId Read(ReadOnlySpan<byte> octets) =>
        new(EndpointId.Read(octets), BinaryPrimitives.ReadUInt64BigEndian(octets[EndpointId.Size..]));

    internal void Write(Span<byte> octets)
    {
        Endpoint.Write(octets);
        BinaryPrimitives.WriteUInt64BigEndian(octets[EndpointId.Size..], Object);
    }
}
