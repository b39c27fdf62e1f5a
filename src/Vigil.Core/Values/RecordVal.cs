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

    /// <summary>A field by slot. A slot without memory of its own yet holds what the type says of it.</summary>
    public Value this[int slot]
    {
        get
        {
            var slots = _slots;
            return (uint)slot < (uint)slots.Length ? slots[slot] : RecordType.Blueprint.Constants[slot];
        }

        set
        {
            if ((uint)slot >= (uint)_slots.Length)
            {
                var constants = RecordType.Blueprint.Constants;
                if (!value.IsSet && !constants[slot].IsSet)
                    return;
                Grow(slot, constants);
            }

            _slots[slot] = value;
        }
    }

    /// <summary>A new record: defaults are evaluated, containers and records without <c>&amp;optional</c> start empty.</summary>
    public static RecordVal Create(RecordType type, EngineContext context) => CreateGiven(type, context, 0);

    /// <summary>A new record whose maker sets some fields next, so that nothing is made for them.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="context">The engine.</param>
    /// <param name="given">Bit n: the maker sets slot n. Slots from 64 on are not spared.</param>
    public static RecordVal CreateGiven(RecordType type, EngineContext context, ulong given)
    {
        var blueprint = type.Blueprint;
        var slots = new Value[blueprint.Length];
        Array.Copy(blueprint.Constants, slots, slots.Length);
        foreach (var slot in blueprint.Made)
        {
            if (slot >= 64 || (given & (1UL << slot)) == 0)
                slots[slot] = InitialValue(type.Fields[slot], context);
        }

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

    /// <summary>Whether <see cref="EmptyOf"/> makes something of a type.</summary>
    internal static bool HasEmpty(ScriptType type) => type.Tag is TypeTag.Table or TypeTag.Vector or TypeTag.Record;

    /// <summary>A fresh empty container or record of <paramref name="type"/>; unset for other types.</summary>
    public static Value EmptyOf(ScriptType type, EngineContext context) => type switch
    {
        TableType table => Value.Of(new TableVal(table)),
        VectorType vector => Value.Of(new VectorVal(vector)),
        RecordType record => Value.Of(Create(record, context)),
        _ => default,
    };

    private void Grow(int slot, Value[] constants)
    {
        var before = _slots.Length;
        Array.Resize(ref _slots, Math.Min(Math.Max(slot + 1, before + (before / 2)), constants.Length));
        Array.Copy(constants, before, _slots, before, _slots.Length - before);
    }
}
