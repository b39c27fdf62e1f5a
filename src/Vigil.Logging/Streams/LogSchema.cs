using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>The columns of one filter, in order, and how to read them from a record.</summary>
public sealed class LogSchema(ImmutableArray<LogColumn> columns)
{
    /// <summary>The columns.</summary>
    public ImmutableArray<LogColumn> Columns { get; } = columns;

    /// <summary>Flattens the logged fields of a record type.</summary>
    /// <param name="type">The stream's columns.</param>
    /// <param name="extension">The record that the filter's extension function yields, or <see langword="null"/>.</param>
    /// <param name="options">The filter's naming and selection.</param>
    public static LogSchema Of(RecordType type, RecordType? extension, LogColumnOptions options)
    {
        var columns = ImmutableArray.CreateBuilder<LogColumn>();
        if (extension is not null)
            Flatten(extension, options.ExtensionPrefix, [], isExtension: true, inherit: true, options, columns);
        Flatten(type, "", [], isExtension: false, inherit: false, options, columns);
        return new(columns.ToImmutable());
    }

    /// <summary>Whether another schema has the same names and types in the same order.</summary>
    public bool HasSameColumns(LogSchema other) => ReferenceEquals(this, other)
        || Columns.Select(static c => (c.Name, c.TypeName)).SequenceEqual(other.Columns.Select(static c => (c.Name, c.TypeName)));

    /// <summary>Reads a row. Containers are copied, so that the row can leave the thread of the scripts.</summary>
    public Value[] Read(RecordVal record, RecordVal? extension)
    {
        var row = new Value[Columns.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var column = Columns[i];
            var value = Follow(column.IsExtension ? extension : record, column.Path.AsSpan());
            row[i] = value.Object switch
            {
                TableVal set => Value.Of(Snapshot(set)),
                VectorVal vector => Value.Of(new ListVal([.. vector.Elements])),
                _ => value,
            };
        }

        return row;
    }

    private static Value Follow(RecordVal? record, ReadOnlySpan<int> path)
    {
        for (var step = 0; record is not null; step++)
        {
            var value = record[path[step]];
            if (step == path.Length - 1)
                return value;
            record = value.Object as RecordVal;
        }

        return default;
    }

    private static ListVal Snapshot(TableVal set)
    {
        var items = ImmutableArray.CreateBuilder<Value>(set.Count);
        for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            items.Add(set.KeyAt(cursor)[0]);
        return new(items.MoveToImmutable());
    }

    // Nesting of record types is finite (a record contains itself only through containers), so this recursion is bounded
    // by the scripts and does not depend on input.
    private static void Flatten(
        RecordType type,
        string prefix,
        ImmutableArray<int> path,
        bool isExtension,
        bool inherit,
        LogColumnOptions options,
        ImmutableArray<LogColumn>.Builder columns)
    {
        for (var slot = 0; slot < type.Fields.Count; slot++)
        {
            var field = type.Fields[slot];
            if (!field.IsLogged && !inherit)
                continue;
            var name = prefix + field.Name;
            if (field.Type is RecordType nested)
            {
                Flatten(nested, name + options.ScopeSeparator, path.Add(slot), isExtension, inherit: false, options, columns);
                continue;
            }

            if ((options.Include is { } include && !include.Contains(name) && !isExtension) || options.Exclude.Contains(name))
                continue;
            columns.Add(new(options.NameMap.GetValueOrDefault(name, name), field.Type, path.Add(slot), isExtension) { IsOptional = field.IsOptional });
        }
    }
}
