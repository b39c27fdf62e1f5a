using System.Collections.Immutable;
using Vigil.Core.Types;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Types as written.</content>
internal sealed partial class Binder
{
    // Defaults of parameters by function type, for calls through variables.
    private readonly Dictionary<FunctionType, BoundExpression?[]> _defaults = new(ReferenceEqualityComparer.Instance);

    private static readonly string[] BaseTypeNames =
    [
        "bool", "int", "count", "double", "time", "interval", "string", "pattern", "port", "addr", "subnet", "any", "void",
        "table", "set", "vector", "record", "opaque", "file", "function",
    ];

    private static BaseType? BaseTypeOf(string name) => name switch
    {
        "bool" => BaseType.Bool,
        "int" => BaseType.Int,
        "count" => BaseType.Count,
        "double" => BaseType.Double,
        "time" => BaseType.Time,
        "interval" => BaseType.Interval,
        "string" => BaseType.String,
        "pattern" => BaseType.Pattern,
        "port" => BaseType.Port,
        "addr" => BaseType.Addr,
        "subnet" => BaseType.Subnet,
        "any" => BaseType.Any,
        "void" => BaseType.Void,
        _ => null,
    };

    private bool CanResolve(TypeSyntax type) => type switch
    {
        NamedType named => BaseTypeOf(named.Name) is not null || FindGlobal(named.Name, named.IsGlobal) is { Kind: GlobalKind.Type },
        TableTypeSyntax table => table.Indices.All(CanResolve) && (table.Yield is null || CanResolve(table.Yield)),
        VectorTypeSyntax vector => CanResolve(vector.Element),
        _ => true,
    };

    /// <summary>The type that a piece of syntax denotes.</summary>
    private ScriptType Resolve(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case NamedType named:
                return ResolveName(named);
            case TableTypeSyntax table:
                return ResolveTable(table);
            case VectorTypeSyntax vector:
                return _diagnostics.Locate(new VectorType(Resolve(vector.Element)), vector.Location);
            case FileTypeSyntax file:
                return file.Element is null ? FileType.OfString : new FileType(Resolve(file.Element));
            case OpaqueTypeSyntax opaque:
                return new OpaqueType(opaque.What);
            case FunctionTypeSyntax function:
                return ResolveFunctionType(function, out _);
            case RecordTypeSyntax record:
                return ResolveRecord(record, null);
            default:
                return Fail(syntax.Location, "not a Zeek type").Type;
        }
    }

    private ScriptType ResolveName(NamedType named)
    {
        if (BaseTypeOf(named.Name) is { } basic && !named.IsGlobal)
            return basic;
        if (FindGlobal(named.Name, named.IsGlobal) is not { } symbol)
        {
            if (Recovers && !_unknown.Add(named.Name))
                return BaseType.Error;
            _diagnostics.Error(named.Location, $"identifier not defined: {named.Name}");
            _diagnostics.Suggest(named.Name, NamesInReach(GlobalKind.Type).Concat(BaseTypeNames));
            return BaseType.Error;
        }

        if (symbol.Kind != GlobalKind.Type)
        {
            _diagnostics.Error(named.Location, "not a Zeek type", named.Name);
            return BaseType.Error;
        }

        CheckVisible(symbol, named.Location);
        if (symbol.Deprecation is not null)
            _diagnostics.Deprecated(named.Location, symbol.Name, symbol.Deprecation);
        symbol.IsUsed = true;
        return symbol.Type;
    }

    private TableType ResolveTable(TableTypeSyntax syntax)
    {
        var indices = ImmutableArray.CreateBuilder<ScriptType>(syntax.Indices.Length);
        foreach (var index in syntax.Indices)
        {
            var type = Resolve(index);
            if (type.Tag is TypeTag.Any or TypeTag.File or TypeTag.Opaque)
                _diagnostics.Error(syntax.Location, $"index type containing '{type}' is not supported", type.ToString());
            indices.Add(type);
        }

        var yield = syntax.Yield is null ? null : Resolve(syntax.Yield);
        return _diagnostics.Locate(new TableType(indices.MoveToImmutable(), yield), syntax.Location);
    }

    private RecordType ResolveRecord(RecordTypeSyntax syntax, string? name)
    {
        var record = _diagnostics.Locate(new RecordType { Name = name }, syntax.Location);
        foreach (var field in syntax.Fields)
            AddField(record, field, logsAll: false);
        return record;
    }

    private void AddField(RecordType record, FieldSyntax syntax, bool logsAll)
    {
        var field = new RecordField(syntax.Name, Resolve(syntax.Type));
        BindFieldAttributes(field, syntax.Attributes);
        if (logsAll)
            SetLogged(field, syntax.Location);
        if (!record.TryAdd(field))
            _diagnostics.Error(syntax.Location, $"duplicate field '{syntax.Name}' found in record definition");
    }

    private FunctionType ResolveFunctionType(FunctionTypeSyntax syntax, out BoundExpression?[] defaults)
    {
        var parameters = ImmutableArray.CreateBuilder<RecordField>(syntax.Parameters.Length);
        defaults = new BoundExpression?[syntax.Parameters.Length];
        var names = new HashSet<string>();
        for (var i = 0; i < syntax.Parameters.Length; i++)
        {
            var parameter = syntax.Parameters[i];
            if (!names.Add(parameter.Name))
                _diagnostics.Error(parameter.Location, "argument name used twice", parameter.Name);
            var field = new RecordField(parameter.Name, Resolve(parameter.Type));
            defaults[i] = BindParameterAttributes(field, parameter);
            parameters.Add(field);
        }

        for (var i = 1; i < defaults.Length; i++)
        {
            if (defaults[i] is null && !parameters[i].IsOptional && defaults[i - 1] is not null)
                _diagnostics.Error(syntax.Location, $"required parameter '{parameters[i].Name}' must precede default parameters");
        }

        var result = syntax.Flavor switch
        {
            FunctionFlavor.Hook => BaseType.Bool,
            FunctionFlavor.Event => BaseType.Void,
            _ => syntax.Result is null ? BaseType.Void : Resolve(syntax.Result),
        };
        var type = _diagnostics.Locate(new FunctionType(syntax.Flavor, parameters.MoveToImmutable(), result), syntax.Location);
        if (defaults.Any(static d => d is not null))
            _defaults.Add(type, defaults);
        return type;
    }
}
