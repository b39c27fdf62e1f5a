using Vigil.Core.Types;

namespace Vigil.Runtime;

/// <summary>A global identifier as built-in functions see it.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Type">Its type; for a type name the type it stands for.</param>
/// <param name="Slot">Where its value is; -1 if it has none.</param>
/// <param name="TypeName">What kind of type it has, as <c>global_ids</c> tells.</param>
/// <param name="IsExported">Whether it is exported.</param>
/// <param name="IsConstant">Whether it is a constant.</param>
/// <param name="IsEnumConstant">Whether it is a constant of an enum.</param>
/// <param name="IsOption">Whether it is an option.</param>
/// <param name="IsRedefinable">Whether it has <c>&amp;redef</c>.</param>
/// <param name="IsType">Whether it names a type.</param>
public sealed record GlobalInfo(
    string Name,
    ScriptType Type,
    int Slot,
    string TypeName,
    bool IsExported,
    bool IsConstant,
    bool IsEnumConstant,
    bool IsOption,
    bool IsRedefinable,
    bool IsType)
{
    /// <summary>Number of an enum constant.</summary>
    public long EnumNumber { get; init; }

    /// <summary>Where it is declared; <see langword="null"/> for what no script declares.</summary>
    public Core.Diagnostics.SourceLocation? Location { get; init; }

    /// <summary>Attributes as text.</summary>
    public string AttributeText { get; init; } = "";
}
