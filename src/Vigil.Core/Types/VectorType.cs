using System.Text;

namespace Vigil.Core.Types;

/// <summary>A vector.</summary>
/// <param name="element">Type of the elements; <see langword="null"/> for <c>vector()</c> without a type of its own.</param>
public sealed class VectorType(ScriptType? element) : ScriptType(TypeTag.Vector)
{
    /// <summary>Type of the elements; <c>any</c> for an untyped constructor.</summary>
    public ScriptType Element { get; } = element ?? BaseType.Any;

    /// <summary>Whether it is an empty constructor that has no type of its own.</summary>
    public bool IsUntyped => element is null;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        if (IsUntyped)
        {
            text.Append("vector()");
            return;
        }

        text.Append("vector of ");
        Element.WriteTo(text);
    }
}
