using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Sorts attributes behind a table or set constructor, where the grammar cannot tell whose they are.</summary>
/// <remarks>
/// In <c>const x = set() &amp;redef;</c> the attribute is read as the constructor's but meant for the variable, and in
/// <c>f: set[count] &amp;default=set() &amp;log;</c> for the field.
/// </remarks>
internal static class ConstructorAttributes
{
    private static readonly FrozenSet<string> OfContainers = FrozenSet.Create(
        StringComparer.Ordinal,
        "default", "default_insert", "create_expire", "read_expire", "write_expire", "expire_func", "on_change",
        "publish_on_change", "backend", "broker_store", "broker_allow_complex_type", "ordered");

    /// <summary>Takes from a constructor the attributes that no container has.</summary>
    /// <param name="value">The expression read; without those attributes afterwards.</param>
    /// <returns>What was taken.</returns>
    public static ImmutableArray<AttributeSyntax> TakeForeign(ref ExpressionSyntax value)
    {
        var attributes = Of(value);
        if (attributes.All(a => OfContainers.Contains(a.Name)))
            return [];
        ImmutableArray<AttributeSyntax> own = [.. attributes.Where(a => OfContainers.Contains(a.Name))];
        value = value switch
        {
            SetExpression set => set with { Attributes = own },
            TableExpression table => table with { Attributes = own },
            _ => value,
        };
        return [.. attributes.Where(a => !OfContainers.Contains(a.Name))];
    }

    /// <summary>The attributes of a constructor; none of anything else.</summary>
    public static ImmutableArray<AttributeSyntax> Of(ExpressionSyntax? value) => value switch
    {
        SetExpression set => set.Attributes,
        TableExpression table => table.Attributes,
        _ => [],
    };
}
