using System.Collections.Immutable;
using Vigil.Core.Types;

namespace Vigil.Logging.Streams;

/// <summary>One column: where in the record its value lies, and what it is called.</summary>
/// <param name="Name">Name in the log, after the filter's field name map.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="Path">Slots to follow from the record, through nested ones.</param>
/// <param name="IsExtension">Whether the path starts in the filter's extension record.</param>
public sealed record LogColumn(string Name, ScriptType Type, ImmutableArray<int> Path, bool IsExtension)
{
    /// <summary>The type as log headers name it (language.md 5.5).</summary>
    public string TypeName { get; init; } = NameOf(Type);

    /// <summary>Whether the record may leave it unset.</summary>
    public bool IsOptional { get; init; }

    private static string NameOf(ScriptType type) => type switch
    {
        TableType table => $"set[{NameOf(table.Indices[0])}]",
        VectorType vector => $"vector[{NameOf(vector.Element)}]",
        EnumType => "enum",
        FunctionType => "func",
        FileType => "file",
        _ => type.Tag.ToString().ToLowerInvariant(),
    };
}
