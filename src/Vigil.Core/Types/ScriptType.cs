namespace Vigil.Core.Types;

/// <summary>A type of the script language. Frozen once scripts are loaded and shared by all engines.</summary>
public abstract class ScriptType(TypeTag tag)
{
    /// <summary>Its kind.</summary>
    public TypeTag Tag { get; } = tag;

    /// <summary>The name it was declared under (records and enums, aliases of others), or <see langword="null"/>.</summary>
    public string? Name { get; set; }

    /// <summary>Whether values are held as bits and not as a reference (see <see cref="Values.Value"/>).</summary>
    public bool IsScalar => Tag is TypeTag.Bool or TypeTag.Int or TypeTag.Count or TypeTag.Double or TypeTag.Time
        or TypeTag.Interval or TypeTag.Enum or TypeTag.Port;

    /// <summary>int, count or double.</summary>
    public bool IsArithmetic => Tag is TypeTag.Int or TypeTag.Count or TypeTag.Double;

    /// <summary>int or count.</summary>
    public bool IsIntegral => Tag is TypeTag.Int or TypeTag.Count;

    /// <summary>The text of language.md 5.1, "Type text".</summary>
    public abstract void WriteTo(System.Text.StringBuilder text);

    /// <summary>The type's text.</summary>
    public sealed override string ToString()
    {
        var text = new System.Text.StringBuilder();
        WriteTo(text);
        return text.ToString();
    }
}
