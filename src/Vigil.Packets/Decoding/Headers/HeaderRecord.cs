using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding.Headers;

/// <summary>A record under construction whose fields are set by name. Fields that a script's own version lacks are passed over.</summary>
internal readonly struct HeaderRecord(RecordType type, EngineContext engine)
{
    /// <summary>The engine.</summary>
    public EngineContext Engine { get; } = engine;

    /// <summary>The record.</summary>
    public RecordVal Record { get; } = RecordVal.Create(type, engine);

    /// <summary>Whether the type has a field.</summary>
    public bool Knows(string field) => type.Find(field) is not null;

    public HeaderRecord Count(string field, ulong value) => Set(field, Value.Count(value));

    public HeaderRecord Bool(string field, bool value) => Set(field, Value.Bool(value));

    public HeaderRecord Addr(string field, Addr value) => Set(field, Value.Addr(value));

    public HeaderRecord Port(string field, int number, TransportProtocol transport) => Set(field, Value.Port(new(number, transport)));

    public HeaderRecord String(string field, ReadOnlySpan<byte> value) => Set(field, Value.String(value));

    public HeaderRecord String(string field, string value) => Set(field, Value.String(value));

    public HeaderRecord Enum(string field, long value) =>
        type.Find(field) is { Type: EnumType constants } ? Set(field, Value.Enum(constants, value)) : this;

    public HeaderRecord Set(string field, HeaderRecord value) => Set(field, Value.Of(value.Record));

    public HeaderRecord Set(string field, RecordVal value) => Set(field, Value.Of(value));

    /// <summary>A new record of a field's type.</summary>
    public HeaderRecord New(string field) => new((RecordType)type.Find(field)!.Type, Engine); // the field is one of the engine's own records

    /// <summary>A new vector of a field's type, put into the field.</summary>
    public VectorVal NewVector(string field)
    {
        var vector = new VectorVal((VectorType)type.Find(field)!.Type); // as above
        Set(field, Value.Of(vector));
        return vector;
    }

    private HeaderRecord Set(string field, Value value)
    {
        var slot = type.SlotOf(field);
        if (slot >= 0)
            Record[slot] = value;
        return this;
    }
}
