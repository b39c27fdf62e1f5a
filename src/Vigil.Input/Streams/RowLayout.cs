using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Input.Text;

namespace Vigil.Input.Streams;

/// <summary>How a record is spread over the columns of a row: fields of inner records become columns of their own.</summary>
internal sealed class RowLayout
{
    private readonly RecordType _type;
    private readonly Part[] _parts;

    private RowLayout(RecordType type, Part[] parts, int columns)
    {
        _type = type;
        _parts = parts;
        Columns = columns;
    }

    /// <summary>Columns that the record takes.</summary>
    public int Columns { get; }

    /// <summary>The record.</summary>
    public RecordType Type => _type;

    /// <summary>The layout of a record type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="skipsUnsupported">Whether fields that no text can hold are left alone.</param>
    /// <param name="fields">Gets the columns.</param>
    /// <param name="mistake">What is wrong.</param>
    /// <returns><see langword="null"/> if a field cannot be read.</returns>
    public static RowLayout? Of(RecordType type, bool skipsUnsupported, List<InputField> fields, out string mistake) =>
        Of(type, "", isOptional: false, skipsUnsupported, fields, out mistake);

    /// <summary>Makes the record of a row.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="row">All columns.</param>
    /// <param name="first">The first that belongs to the record.</param>
    public Value Build(EngineContext context, ReadOnlySpan<Value> row, int first)
    {
        var record = RecordVal.Create(_type, context);
        foreach (var part in _parts)
        {
            var value = part.Inner is null ? row[first + part.Column] : BuildInner(context, part, row, first);
            if (value.IsSet)
                record[part.Slot] = value;
        }

        return Value.Of(record);
    }

    /// <summary>The values of the fields themselves, as index components or arguments.</summary>
    public void BuildFields(EngineContext context, ReadOnlySpan<Value> row, int first, Span<Value> into)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            into[i] = part.Inner is null ? row[first + part.Column] : BuildInner(context, part, row, first);
        }
    }

    /// <summary>Sets the fields of a record of the type.</summary>
    public void Fill(RecordVal record, ReadOnlySpan<Value> fields)
    {
        for (var i = 0; i < _parts.Length; i++)
            record[_parts[i].Slot] = fields[i];
    }

    /// <summary>The columns that <see cref="BuildFields"/> makes such fields of.</summary>
    public void Spread(ReadOnlySpan<Value> fields, Span<Value> row)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            if (part.Inner is null)
                row[part.Column] = fields[i];
            else if (fields[i].Object is RecordVal record)
                part.Inner.Spread(record, row.Slice(part.Column, part.Inner.Columns));
        }
    }

    /// <summary>How many fields the record itself has here.</summary>
    public int FieldCount => _parts.Length;

    /// <summary>Whether rows can be used as they are: every field is a column.</summary>
    public bool IsFlat => Columns == _parts.Length;

    private void Spread(RecordVal record, Span<Value> row)
    {
        Span<Value> fields = new Value[_parts.Length];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = record[_parts[i].Slot];
        Spread(fields, row);
    }

    private static Value BuildInner(EngineContext context, Part part, ReadOnlySpan<Value> row, int first)
    {
        var inner = part.Inner!; // asked for parts that have one
        if (part.IsOptional && row.Slice(first + part.Column, inner.Columns).IndexOfAnySet() < 0)
            return default;
        return inner.Build(context, row, first + part.Column);
    }

    // Recursion is as deep as record types are nested in their declaration, which cannot contain themselves.
    private static RowLayout? Of(
        RecordType type, string prefix, bool isOptional, bool skipsUnsupported, List<InputField> fields, out string mistake)
    {
        mistake = "";
        var parts = new List<Part>();
        var start = fields.Count;
        for (var slot = 0; slot < type.Fields.Count; slot++)
        {
            var field = type.Fields[slot];
            var name = prefix + field.Name;
            var mayMiss = isOptional || field.IsOptional || field.HasDefault;
            var column = fields.Count - start;
            if (field.Type is RecordType record)
            {
                var inner = Of(record, name + ".", mayMiss, skipsUnsupported, fields, out mistake);
                if (inner is null)
                    return null;
                parts.Add(new(slot, column, inner, field.IsOptional));
            }
            else if (FieldParser.IsSupported(field.Type))
            {
                fields.Add(new(name, field.Type, mayMiss) { TypeColumn = TypeColumnOf(field) });
                parts.Add(new(slot, column, null, mayMiss));
            }
            else if (!skipsUnsupported)
            {
                mistake = $"Incompatible type \"{field.Type}\" in type definition for field \"{name}\" in ReaderFrontend";
                return null;
            }
        }

        return new(type, [.. parts], fields.Count - start);
    }

    private static string? TypeColumnOf(RecordField field)
    {
        const string attribute = "&type_column";
        var at = field.AttributeText.IndexOf(attribute, StringComparison.Ordinal);
        return at < 0 ? null : field.AttributeText[(at + attribute.Length)..].Split('"') is [_, var name, ..] ? name : null;
    }

    private sealed record Part(int Slot, int Column, RowLayout? Inner, bool IsOptional);
}
