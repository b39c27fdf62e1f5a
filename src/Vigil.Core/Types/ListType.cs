using System.Collections.Immutable;
using System.Text;

namespace Vigil.Core.Types;

/// <summary>The type of a bracketed index list.</summary>
public sealed class ListType(ImmutableArray<ScriptType> elements) : ScriptType(TypeTag.List)
{
    /// <summary>Types of the elements.</summary>
    public ImmutableArray<ScriptType> Elements { get; } = elements;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append("list of ");
        for (var i = 0; i < Elements.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            Elements[i].WriteTo(text);
        }
    }
}
