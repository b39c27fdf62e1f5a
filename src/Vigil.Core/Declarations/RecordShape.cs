using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Declarations;

/// <summary>A record type as C# code fills it: the fields it sets, in its own order, and where scripts put them.</summary>
/// <remarks>Resolved once for each engine; creating a record costs no lookup by name.</remarks>
public sealed class RecordShape
{
    private readonly int[] _slots;
    private readonly bool _coversAll;

    /// <summary>Resolves <paramref name="fields"/> of the record called <paramref name="name"/>.</summary>
    /// <exception cref="FatalError">The scripts do not declare the record or one of the fields.</exception>
    public RecordShape(IScriptNames names, string name, params ReadOnlySpan<string> fields)
    {
        Type = names.Record(name);
        _slots = new int[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            _slots[i] = Type.SlotOf(fields[i]);
            if (_slots[i] < 0)
                throw new FatalError($"record {name} of the base scripts has no field {fields[i]}; is the script directory of this version?");
        }

        // With every field set there is nothing for defaults to do.
        _coversAll = fields.Length == Type.Fields.Count;
    }

    /// <summary>The type.</summary>
    public RecordType Type { get; }

    /// <summary>A new record; an unset value leaves the field as the type's defaults have it.</summary>
    public RecordVal Create(EngineContext engine, params ReadOnlySpan<Value> values)
    {
        var record = _coversAll ? RecordVal.CreateUnset(Type) : RecordVal.Create(Type, engine);
        Fill(record, values);
        return record;
    }

    /// <summary>Sets fields of a record of the type; an unset value leaves the field alone.</summary>
    public void Fill(RecordVal record, params ReadOnlySpan<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsSet)
                record[_slots[i]] = values[i];
        }
    }

    /// <summary>A field by its position in the shape.</summary>
    public Value Get(RecordVal record, int field) => record[_slots[field]];

    /// <summary>Sets a field by its position in the shape.</summary>
    public void Set(RecordVal record, int field, Value value) => record[_slots[field]] = value;
}
