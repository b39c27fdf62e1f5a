using Vigil.Core.Types;

namespace Vigil.Input.Reading;

/// <summary>One column that a stream wants.</summary>
/// <param name="Name">Its name; a field of a record inside the row is called <c>outer.inner</c>.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="IsOptional">Whether rows, or the whole source, may be without it.</param>
public sealed record InputField(string Name, ScriptType Type, bool IsOptional)
{
    /// <summary>The column that tells the transport of a port (<c>&amp;type_column</c>), or <see langword="null"/>.</summary>
    public string? TypeColumn { get; init; }
}
