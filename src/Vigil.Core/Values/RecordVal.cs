using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A record. Fields are addressed by slot; an unset field is an unset <see cref="Value"/>.</summary>
public sealed class RecordVal : ScriptObject
{
    private Value[] _slots;

    private RecordVal(RecordType type, Value[] slots)
    {
        RecordType = type;
        _slots = slots;
    }

    /// <summary>Its type.</summary>
    public RecordType RecordType { get; }

    /// <inheritdoc/>
    public override ScriptType Type => RecordType;

    /// <summary>Number of fields, set or not.</summary>
    public int Count => RecordType.Fields.Count;

    /// <summary>A field by slot. Reading a slot that was added to the type later yields an unset value.</summary>
    public Value this[int slot]
    {
        get => slot < _slots.Length ? _slots[slot] : default;
        set
        {
            if (slot >= _slots.Length)
                Array.Resize(ref _slots, RecordType.Fields.Count); // the type was extended while scripts loaded
            _slots[slot] = value;
        }
    }

    /// <summary>A new record: defaults are evaluated, containers and records without <c>&amp;optional</c> start empty.</summary>
    public static RecordVal Create(RecordType type, EngineContext context)
    {
        var fields = type.Fields;
        var slots = new Value[fields.Count];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = InitialValue(fields[i], context);
        return new(type, slots);
    }

    /// <summary>A new record with every field unset; for code that sets all it needs.</summary>
    public static RecordVal CreateUnset(RecordType type) => new(type, new Value[type.Fields.Count]);

    /// <summary>What a field holds in a new record.</summary>
    public static Value InitialValue(RecordField field, EngineContext context)
    {
        if (field.ConstantDefault.IsSet)
            return field.ConstantDefault;
        if (field.Default is not null)
            return field.Default(context);
        return field.IsOptional ? default : EmptyOf(field.Type, context);
    }

    /// <summary>A fresh empty container or record of <paramref name="type"/>; unset for other types.</summary>
    public static Value EmptyOf(ScriptType type, EngineContext context) => type switch
    {
        TableType table => Value.Of(new TableVal(table)),
        VectorType vector => Value.Of(new VectorVal(vector)),
        RecordType record => Value.Of(Create(record, context)),
        _ => default,
    };
}
