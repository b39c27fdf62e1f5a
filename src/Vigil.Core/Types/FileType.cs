using System.Text;

namespace Vigil.Core.Types;

/// <summary>An output file.</summary>
public sealed class FileType(ScriptType element) : ScriptType(TypeTag.File)
{
    /// <summary><c>file of string</c>, the usual one.</summary>
    public static FileType OfString { get; } = new(BaseType.String);

    /// <summary>What it is a file of.</summary>
    public ScriptType Element { get; } = element;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append("file of ");
        Element.WriteTo(text);
    }
}
