using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>Reading fields of the records that describe streams and filters.</summary>
internal static class Descriptions
{
    /// <summary>A field by name; unset if there is no such field.</summary>
    public static Value Get(this RecordVal record, string name) =>
        record.RecordType.SlotOf(name) is >= 0 and var slot ? record[slot] : default;

    /// <summary>A string field.</summary>
    public static string Text(this RecordVal record, string name, string otherwise) =>
        record.Get(name).Object is ByteString text ? text.ToString() : otherwise;

    /// <summary>A count field; 0 if unset.</summary>
    public static ulong Number(this RecordVal record, string name) => record.Get(name) is { IsSet: true } value ? value.AsCount() : 0;

    /// <summary>A field that is a table of strings.</summary>
    public static Dictionary<string, string> TextMap(this RecordVal record, string name)
    {
        var map = new Dictionary<string, string>();
        if (record.Get(name).Object is TableVal table)
        {
            for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                map.Add(table.KeyAt(cursor)[0].AsString().ToString(), table.ValueAt(cursor).AsString().ToString());
        }

        return map;
    }

    /// <summary>The elements of a set of strings.</summary>
    public static HashSet<string> Texts(this TableVal set)
    {
        var texts = new HashSet<string>();
        for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            texts.Add(set.KeyAt(cursor)[0].AsString().ToString());
        return texts;
    }

    /// <summary>Sets a field, if the record has it.</summary>
    public static RecordVal With(this RecordVal record, string name, Value value)
    {
        if (record.RecordType.SlotOf(name) is >= 0 and var slot)
            record[slot] = value;
        return record;
    }
}
