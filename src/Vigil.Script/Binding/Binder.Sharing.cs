using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Attributes of tables whose entries are elsewhere, too (language.md 3.13).</content>
internal sealed partial class Binder
{
    private const string PublishAttribute = "Cluster::PublishOnChangeAttr";

    /// <summary>Names of the global tables that are to be kept in a store or shared with other nodes.</summary>
    public HashSet<string> SharedTables { get; } = [];

    private TableSharing? BindSharing(TableSharing? made, AttributeSyntax attribute, ImmutableArray<AttributeSyntax> all, TableType table)
    {
        var text = $"&{attribute.Name}";
        if (attribute.Value is null)
            return made;
        if (_function is not null)
        {
            _diagnostics.Error(attribute.Location, $"{text} only applicable to global sets/tables", text);
            return made;
        }

        made ??= new();
        if (attribute.Name == "publish_on_change")
        {
            if (!Globals.TryGetValue(PublishAttribute, out var wanted))
                return made;
            var what = BindInitializer(attribute.Value, wanted.Type, attribute.Location, BoundText.Of);
            return what.IsError ? made : made with { Publish = Lazily(what) };
        }

        if (all.Any(static a => a.Name == "backend") && all.Any(static a => a.Name == "broker_store"))
            _diagnostics.Error(attribute.Location, "&backend and &broker_store cannot be used at the same time", text);
        if (table.Yield is { } yield && !IsAtomic(yield) && !Has(all, "broker_allow_complex_type"))
            _diagnostics.Error(attribute.Location, $"{text} only supports atomic types as table value", text);
        foreach (var other in all)
        {
            if (other.Name is "expire_func" or "read_expire")
                _diagnostics.Error(attribute.Location, $"{text} and &{other.Name} cannot be used at the same time", text);
        }

        var value = BindExpression(attribute.Value);
        if (value.IsError)
            return made;
        if (attribute.Name == "backend")
        {
            if (value.Type is EnumType { Name: "Broker::BackendType" })
                return made with { Backend = Lazily(value) };
            _diagnostics.Error(attribute.Location, "&backend must take an expression of type Broker::BackendType", text);
        }
        else
        {
            if (value.Type.Tag == TypeTag.String)
                return made with { Store = Lazily(value) };
            _diagnostics.Error(attribute.Location, "&broker_store must take a string argument", text);
        }

        return made;
    }
}
