using System.Text;
using Vigil.Core.Values;

namespace Vigil.Core.Types;

/// <summary>A record; fields may be added by <c>redef record</c> while scripts load, never afterwards.</summary>
public sealed class RecordType : ScriptType
{
    private readonly List<RecordField> _fields;
    private readonly Dictionary<string, int> _slots;
    private RecordBlueprint? _blueprint;

    /// <summary>A record without fields yet.</summary>
    public RecordType()
        : this([], [])
    {
    }

    private RecordType(List<RecordField> fields, Dictionary<string, int> slots)
        : base(TypeTag.Record) => (_fields, _slots) = (fields, slots);

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<RecordField> Fields => _fields;

    // Made anew when fields have been added; engines that make it at the same time make the same.
    internal RecordBlueprint Blueprint =>
        _blueprint is { } made && made.Constants.Length == _fields.Count ? made : _blueprint = new(this);

    /// <summary>The same record under a further name (<c>type A: B;</c>): fields added to one are fields of the other.</summary>
    public RecordType Alias(string name) => new(_fields, _slots) { Name = name };

    /// <summary>Whether both are one record, perhaps under two names.</summary>
    public bool IsSameAs(RecordType other) => ReferenceEquals(_fields, other._fields);

    /// <summary>Adds a field at the end.</summary>
    /// <returns><see langword="false"/> if the name is taken.</returns>
    public bool TryAdd(RecordField field)
    {
        if (!_slots.TryAdd(field.Name, _fields.Count))
            return false;
        _fields.Add(field);
        return true;
    }

    /// <summary>The position of a field, or -1.</summary>
    public int SlotOf(string name) => _slots.GetValueOrDefault(name, -1);

    /// <summary>The field called <paramref name="name"/>, or <see langword="null"/>.</summary>
    public RecordField? Find(string name) => _slots.TryGetValue(name, out var slot) ? _fields[slot] : null;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        if (Name is not null)
        {
            text.Append(Name);
            return;
        }

        text.Append("record {");
        foreach (var field in _fields)
        {
            text.Append(' ').Append(field.Name).Append(':');
            field.Type.WriteTo(text);
            if (field.AttributeText.Length > 0)
                text.Append(' ').Append(field.AttributeText);
            text.Append(';');
        }

        text.Append(" }");
    }
}
