using System.Collections.Immutable;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Sorts attributes behind a table or set constructor, where the grammar cannot tell whose they are.</summary>
/// <remarks>
/// In <c>const x = set() &amp;redef;</c> the attribute is read as the constructor's but meant for the variable, and in
/// <c>f: set[count] &amp;default=set() &amp;log;</c> for the field.
/// </remarks>
internal static class ConstructorAttributes
{
    /// <summary>Takes from a constructor the attributes that no container has.</summary>
    /// <param name="value">The expression read; without those attributes afterwards.</param>
    /// <returns>What was taken.</returns>
    public static ImmutableArray<AttributeSyntax> TakeForeign(ref ExpressionSyntax value)
    {
        var attributes = Of(value);
        if (attributes.IsEmpty || attributes.All(IsOfContainer))
            return [];
        ImmutableArray<AttributeSyntax> own = [.. attributes.Where(IsOfContainer)];
        value = value switch
        {
            SetExpression set => set with { Attributes = own },
            TableExpression table => table with { Attributes = own },
            _ => value,
        };
        return [.. attributes.Where(a => !IsOfContainer(a))];
    }

    /// <summary>The attributes of a constructor; none of anything else.</summary>
    public static ImmutableArray<AttributeSyntax> Of(ExpressionSyntax? value) => value switch
    {
        SetExpression set => set.Attributes,
        TableExpression table => table.Attributes,
        _ => [],
    };

    private static bool IsOfContainer(AttributeSyntax attribute) => attribute.Name
        is "default" or "default_insert" or "create_expire" or "read_expire" or "write_expire" or "expire_func" or "on_change"
        or "publish_on_change" or "backend" or "broker_store" or "broker_allow_complex_type" or "ordered";
}
