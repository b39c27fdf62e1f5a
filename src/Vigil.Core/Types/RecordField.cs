using Vigil.Core.Values;

namespace Vigil.Core.Types;

/// <summary>Makes the value of a field's <c>&amp;default</c> for one new record of one engine.</summary>
public delegate Value FieldDefault(EngineContext context);

/// <summary>A field of a record type.</summary>
public sealed class RecordField(string name, ScriptType type)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type.</summary>
    public ScriptType Type { get; } = type;

    /// <summary><c>&amp;optional</c>.</summary>
    public bool IsOptional { get; set; }

    /// <summary><c>&amp;log</c>.</summary>
    public bool IsLogged { get; set; }

    /// <summary><c>&amp;default</c>: evaluated for every creation, or <see langword="null"/>.</summary>
    public FieldDefault? Default { get; set; }

    /// <summary>The default as a constant, when it is one: copied into new records without a call.</summary>
    public Value ConstantDefault { get; set; }

    /// <summary>The attributes as they stand in type text, e.g. <c>&amp;optional &amp;log</c>; empty if none.</summary>
    public string AttributeText { get; set; } = "";

    /// <summary>The text after <c>&amp;deprecated=</c>, empty for a bare <c>&amp;deprecated</c>, else <see langword="null"/>.</summary>
    public string? Deprecation { get; set; }

    /// <summary>Whether a default is present.</summary>
    public bool HasDefault => Default is not null || ConstantDefault.IsSet;
}
