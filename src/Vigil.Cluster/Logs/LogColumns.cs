using System.Collections.Immutable;
using Vigil.Broker;
using Vigil.Core.Types;
using Vigil.Logging.Streams;

namespace Vigil.Cluster.Logs;

/// <summary>Columns of logs as Broker describes them, and back.</summary>
internal static class LogColumns
{
    /// <summary>Describes columns.</summary>
    public static ZeekLogField[] Describe(LogSchema schema)
    {
        var fields = new ZeekLogField[schema.Columns.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var column = schema.Columns[i];
            var element = column.Type switch
            {
                TableType set => TypeOf(set.Indices[0]),
                VectorType vector => TypeOf(vector.Element),
                _ => ZeekLogType.Void,
            };
            fields[i] = new ZeekLogField(column.Name, null, TypeOf(column.Type), element, column.IsOptional);
        }

        return fields;
    }

    /// <summary>Columns from a description.</summary>
    /// <returns><see langword="null"/> if there is a type that no log can have.</returns>
    /// <remarks>
    /// Enumerators, functions and files arrive as their names, and are strings here; the column says what they were.
    /// </remarks>
    public static LogSchema? Read(IReadOnlyList<ZeekLogField> fields)
    {
        var columns = ImmutableArray.CreateBuilder<LogColumn>(fields.Count);
        foreach (var field in fields)
        {
            var isContainer = field.Type is ZeekLogType.Set or ZeekLogType.Vector;
            var single = isContainer ? field.Subtype : field.Type;
            if (NameOf(single) is not { } name)
                return null;
            var type = ScriptTypeOf(single);
            columns.Add(field.Type switch
            {
                ZeekLogType.Set => new(field.Name, new TableType([type], null), [], false) { TypeName = $"set[{name}]" },
                ZeekLogType.Vector => new(field.Name, new VectorType(type), [], false) { TypeName = $"vector[{name}]" },
                _ => new(field.Name, type, [], false) { TypeName = name },
            });
        }

        return new LogSchema(columns.MoveToImmutable());
    }

    /// <summary>The number that Zeek gives a type.</summary>
    public static ZeekLogType TypeOf(ScriptType type) => type switch
    {
        TableType => ZeekLogType.Set,
        VectorType => ZeekLogType.Vector,
        EnumType => ZeekLogType.Enum,
        FunctionType => ZeekLogType.Func,
        FileType => ZeekLogType.File,
        _ => type.Tag switch
        {
            TypeTag.Bool => ZeekLogType.Bool,
            TypeTag.Int => ZeekLogType.Int,
            TypeTag.Count => ZeekLogType.Count,
            TypeTag.Double => ZeekLogType.Double,
            TypeTag.Time => ZeekLogType.Time,
            TypeTag.Interval => ZeekLogType.Interval,
            TypeTag.String => ZeekLogType.String,
            TypeTag.Port => ZeekLogType.Port,
            TypeTag.Addr => ZeekLogType.Addr,
            TypeTag.Subnet => ZeekLogType.Subnet,
            _ => ZeekLogType.Void,
        },
    };

    /// <summary>The type that values of a column have here, or those in its containers.</summary>
    public static ScriptType ScriptTypeOf(ZeekLogType type) => type switch
    {
        ZeekLogType.Bool => BaseType.Bool,
        ZeekLogType.Int => BaseType.Int,
        ZeekLogType.Count => BaseType.Count,
        ZeekLogType.Double => BaseType.Double,
        ZeekLogType.Time => BaseType.Time,
        ZeekLogType.Interval => BaseType.Interval,
        ZeekLogType.Port => BaseType.Port,
        ZeekLogType.Addr => BaseType.Addr,
        ZeekLogType.Subnet => BaseType.Subnet,
        _ => BaseType.String,
    };

    private static string? NameOf(ZeekLogType type) => type switch
    {
        ZeekLogType.Enum => "enum",
        ZeekLogType.Func => "func",
        ZeekLogType.File => "file",
        ZeekLogType.String => "string",
        _ => ScriptTypeOf(type) is { Tag: not TypeTag.String } known ? known.ToString() : null,
    };
}
