using System.Collections.Immutable;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Diagnostics;
using Vigil.Script.Emit;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Attributes (language.md 3.13).</content>
internal sealed partial class Binder
{
    private static string? DeprecationOf(ImmutableArray<AttributeSyntax> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == "deprecated")
                return attribute.Value is ConstantExpression { Value: var reason } && reason.Object is ByteString text ? text.ToString() : "";
        }

        return null;
    }

    private static bool Has(ImmutableArray<AttributeSyntax> attributes, string name) => attributes.Any(a => a.Name == name);

    private void BindFieldAttributes(RecordField field, ImmutableArray<AttributeSyntax> attributes)
    {
        field.Deprecation = DeprecationOf(attributes);
        field.IsOptional = Has(attributes, "optional");
        var texts = new List<string>();
        TableAttributes? tableAttributes = null;
        foreach (var attribute in attributes)
        {
            var text = $"&{attribute.Name}";
            switch (attribute.Name)
            {
                case "log":
                    SetLogged(field, attribute.Location);
                    break;
                case "default" or "default_insert" when attribute.Value is not null:
                    if (field.IsOptional)
                    {
                        _diagnostics.Error(attribute.Location, "Using &default and &optional together results in &default behavior", text);
                        field.IsOptional = false;
                    }

                    var value = BindDefault(attribute.Value, field.Type, out var isOfElement);
                    if (isOfElement)
                        tableAttributes = (tableAttributes ?? new()) with { Default = Lazily(value), InsertsDefault = attribute.Name != "default" };
                    else
                        SetDefault(field, value);
                    text += "=" + BoundText.Of(value);
                    break;
                case "create_expire" or "read_expire" or "write_expire" or "expire_func" or "on_change" or "ordered"
                    when field.Type is TableType table:
                    tableAttributes = BindTableAttribute(tableAttributes ?? new(), attribute, table);
                    break;
            }

            texts.Add(text);
        }

        if (tableAttributes is not null && field.Type is TableType tableType && !field.IsOptional)
        {
            var shared = tableAttributes;
            var inner = field.Default;
            field.Default = inner is null
                ? _ => Value.Of(new TableVal(tableType, shared))
                : context => WithAttributes(inner(context), shared);
        }

        field.AttributeText = string.Join(", ", texts);
    }

    private static Value WithAttributes(Value value, TableAttributes attributes)
    {
        if (value.Object is TableVal table)
            table.Attributes = Merge(table.Attributes, attributes);
        return value;
    }

    private void SetLogged(RecordField field, SourceLocation location)
    {
        var type = field.Type;
        var isLoggable = type.Tag switch
        {
            TypeTag.Table => type is TableType { IsSet: true, Indices.Length: 1 } set && IsAtomic(set.Indices[0]),
            TypeTag.Vector => IsAtomic(((VectorType)type).Element),
            TypeTag.Record => true,
            TypeTag.Pattern or TypeTag.Opaque or TypeTag.Any or TypeTag.Type => false,
            _ => true,
        };
        if (!isLoggable)
            _diagnostics.Error(location, "&log applied to a type that cannot be logged (&log)");
        field.IsLogged = true;
    }

    private static bool IsAtomic(ScriptType type) =>
        type.Tag is not (TypeTag.Table or TypeTag.Record or TypeTag.Vector or TypeTag.Any or TypeTag.Opaque or TypeTag.Pattern);

    // The default of a table-typed field is either a whole table or the default of its elements.
    private BoundExpression BindDefault(ExpressionSyntax syntax, ScriptType type, out bool isOfElement)
    {
        isOfElement = false;
        if (type is TableType { IsSet: false } table && syntax is not BraceExpression)
        {
            var plain = BindExpression(syntax);
            if (!plain.IsError && plain.Type is not TableType { IsUntyped: true } && !Runtime.Code.TypeTests.Same(plain.Type, type))
            {
                isOfElement = true;
                return IsDefaultFunction(plain.Type, table) ? plain : Promote(plain, table.Yield!) ?? new BoundError(syntax.Location); // a table has a yield
            }

            return AssignConvert(plain, type, syntax.Location, () => BoundText.Of(plain));
        }

        return BindInitializer(syntax, type, syntax.Location, e => BoundText.Of(e));
    }

    private static bool IsDefaultFunction(ScriptType type, TableType table) =>
        type is FunctionType && table.Yield?.Tag != TypeTag.Func;

    private void SetDefault(RecordField field, BoundExpression value)
    {
        if (value.IsError)
            return;
        if (value is BoundConstant { Value: var constant } && constant.Object is not (RecordVal or TableVal or VectorVal))
        {
            field.ConstantDefault = constant;
            return;
        }

        field.Default = value switch
        {
            BoundTable { Entries.Length: 0, Attributes: null, Type: TableType type } => _ => Value.Of(new TableVal(type)),
            BoundVector { Items.Length: 0, Type: VectorType type } => _ => Value.Of(new VectorVal(type)),
            BoundConvert { Operand: BoundConstant c, Type: var type } => ConstantConversion(c.Value, type),
            _ => new FieldDefault(_compiler.Expression(value)),
        };

        FieldDefault ConstantConversion(Value source, ScriptType type)
        {
            var converted = LoadEvaluator.Convert(source, type, _context);
            return converted.Object is RecordVal or TableVal or VectorVal
                ? context => LoadEvaluator.Convert(source, type, context)
                : _ => converted;
        }
    }

    private Func<EngineContext, Value> Lazily(BoundExpression value) => value switch
    {
        BoundConstant { Value: var constant } => _ => constant,
        BoundTable { Entries.Length: 0, Attributes: null, Type: TableType type } => _ => Value.Of(new TableVal(type)),
        BoundVector { Items.Length: 0, Type: VectorType type } => _ => Value.Of(new VectorVal(type)),
        _ => _compiler.Expression(value),
    };

    /// <summary>Attributes of a table value; <see langword="null"/> if there are none.</summary>
    private BoundTableAttributes? BindTableAttributes(ImmutableArray<AttributeSyntax> attributes, ScriptType type)
    {
        if (type is not TableType table)
        {
            foreach (var attribute in attributes)
            {
                if (attribute.Name is "create_expire" or "read_expire" or "write_expire")
                    _diagnostics.Error(attribute.Location, "expiration only applicable to sets/tables", $"&{attribute.Name}");
                else if (attribute.Name is "default")
                    _diagnostics.Error(attribute.Location, "&default is not valid for global variables except for tables", "&default");
                else if (attribute.Name is "optional")
                    _diagnostics.Error(attribute.Location, "&optional is only valid for record fields", "&optional");
            }

            return null;
        }

        TableAttributes? made = null;
        BoundExpression? local = null;
        foreach (var attribute in attributes)
        {
            if (attribute.Name is "default" or "default_insert" && attribute.Value is not null)
            {
                made ??= new();
                var value = BindTableDefault(attribute.Value, table);
                if (_function is not null && UsesLocals.In(value))
                    local = value;
                made = made with { Default = local is null ? Lazily(value) : null, InsertsDefault = attribute.Name != "default" };
            }
            else if (attribute.Name is "create_expire" or "read_expire" or "write_expire" or "expire_func" or "on_change" or "ordered")
            {
                made = BindTableAttribute(made ?? new(), attribute, table);
            }
            else if (attribute.Name is "backend" or "broker_store" or "publish_on_change" or "broker_allow_complex_type")
            {
                made = (made ?? new()) with { Sharing = BindSharing(made?.Sharing, attribute, attributes, table) };
            }
            else if (attribute.Name is "optional")
            {
                _diagnostics.Error(attribute.Location, "&optional is only valid for record fields", "&optional");
            }
        }

        return made is null ? null : new(made with { Text = TextOf(attributes) }, local);
    }

    private BoundExpression BindTableDefault(ExpressionSyntax syntax, TableType table)
    {
        if (table.Yield is null)
            return Fail(syntax.Location, "&default is not valid for sets");
        var value = syntax is BraceExpression ? BindInitializer(syntax, table.Yield, syntax.Location, BoundText.Of) : BindExpression(syntax);
        if (value.IsError || IsDefaultFunction(value.Type, table))
            return value;
        return Promote(value, table.Yield, isQuiet: true)
            ?? Fail(syntax.Location, "&default value has inconsistent type", BoundText.Of(value));
    }

    private TableAttributes BindTableAttribute(TableAttributes made, AttributeSyntax attribute, TableType table)
    {
        if (attribute.Name == "ordered")
            return made with { IsOrdered = true };
        if (attribute.Value is null)
            return made;
        var value = BindExpression(attribute.Value);
        if (value.IsError)
            return made;
        switch (attribute.Name)
        {
            case "expire_func":
                var expire = Lazily(value);
                return made with { ExpireFunc = context => expire(context).AsFunc() };
            case "on_change":
                var change = Lazily(value);
                return made with { OnChange = context => change(context).AsFunc() };
            default:
                if (made.Expire != ExpireMode.None)
                    _diagnostics.Error(attribute.Location, "set/table can only have one of &read_expire, &write_expire, &create_expire");
                if (value.Type.Tag != TypeTag.Interval)
                    _diagnostics.Error(attribute.Location, "expiration interval has wrong type");
                var interval = Lazily(value);
                return made with
                {
                    Expire = attribute.Name switch
                    {
                        "create_expire" => ExpireMode.Create,
                        "read_expire" => ExpireMode.Read,
                        _ => ExpireMode.Write,
                    },
                    ExpireInterval = context => interval(context).AsDouble(),
                };
        }
    }

    private static TableAttributes Merge(TableAttributes? before, TableAttributes added) => before is null ? added : before with
    {
        Default = added.Default ?? before.Default,
        InsertsDefault = added.Default is null ? before.InsertsDefault : added.InsertsDefault,
        IsOrdered = added.IsOrdered || before.IsOrdered,
        Expire = added.Expire == ExpireMode.None ? before.Expire : added.Expire,
        ExpireInterval = added.ExpireInterval ?? before.ExpireInterval,
        ExpireFunc = added.ExpireFunc ?? before.ExpireFunc,
        OnChange = added.OnChange ?? before.OnChange,
        Sharing = added.Sharing ?? before.Sharing,
        Text = added.Text.Length == 0 ? before.Text : added.Text,
    };

    private static string TextOf(ImmutableArray<AttributeSyntax> attributes) =>
        string.Join(", ", attributes.Select(static a => $"&{a.Name}"));

    private BoundExpression? BindParameterAttributes(RecordField field, FieldSyntax syntax)
    {
        field.Deprecation = DeprecationOf(syntax.Attributes);
        BoundExpression? result = null;
        var texts = new List<string>();
        foreach (var attribute in syntax.Attributes)
        {
            if (attribute.Name == "default" && attribute.Value is not null)
            {
                result = BindInitializer(attribute.Value, field.Type, attribute.Location, BoundText.Of);
                texts.Add("&default=" + BoundText.Of(result));
                field.IsOptional = true;
            }
            else if (attribute.Name == "optional")
            {
                field.IsOptional = true;
            }
        }

        if (field.IsOptional)
            texts.Add("&optional");
        field.AttributeText = string.Join(", ", texts);
        return result;
    }
}
