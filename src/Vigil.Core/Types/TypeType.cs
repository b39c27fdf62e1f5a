using System.Text;

namespace Vigil.Core.Types;

/// <summary>The type of a type used as a value.</summary>
public sealed class TypeType(ScriptType denoted) : ScriptType(TypeTag.Type)
{
    /// <summary>The type that the value denotes.</summary>
    public ScriptType Denoted { get; } = denoted;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append("type ");
        Denoted.WriteTo(text);
    }
}
