using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Emit;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Global variables, types and their extensions (language.md 4.1, 4.2).</content>
internal sealed partial class Binder
{
    /// <summary>Puts a declaration into effect.</summary>
    public void Declare(DeclarationSyntax declaration)
    {
        Module = declaration.Module;
        _modules.Add(Module);
        _function = null;
        switch (declaration)
        {
            case FunctionDeclaration function:
                DeclareFunction(function);
                break;
            case VariableDeclaration { Kind: VariableKind.Redef } variable:
                Redefine(variable);
                break;
            case VariableDeclaration variable:
                DeclareVariable(variable);
                break;
            case TypeDeclaration type:
                DeclareType(type);
                break;
            case EnumExtension extension:
                ExtendEnum(extension);
                break;
            case RecordExtension extension:
                ExtendRecord(extension);
                break;
            case FieldAttributeChange change:
                ChangeField(change);
                break;
        }
    }

    /// <summary>Adds a top-level statement.</summary>
    public void AddStatement(StatementSyntax statement, string module)
    {
        Module = module;
        _function ??= _topLevel ??= new FunctionScope(TopLevelBody, null);
        _function = _topLevel;
        if (_function!.Blocks.Count == 0) // made above
            _function.Blocks.Push([]);
        TopLevel.Add(BindStatement(statement));
        _function = null;
    }

    private FunctionScope? _topLevel;

    /// <summary>Whether <c>@if</c> holds.</summary>
    public bool EvaluateCondition(ExpressionSyntax syntax, string module)
    {
        Module = module;
        _function = null;
        var condition = BindExpression(syntax);
        if (condition.IsError)
            return false;
        if (condition.Type.Tag != TypeTag.Bool)
        {
            _diagnostics.Error(syntax.Location, "invalid expression in @if", BoundText.Of(condition));
            return false;
        }

        return TryEvaluate(condition, out var value) && value.AsBool();
    }

    private void DeclareVariable(VariableDeclaration syntax)
    {
        var name = Qualify(syntax.Name, Module, syntax.IsGlobal);
        if (syntax.IsExported && syntax.Name.StartsWith("::", StringComparison.Ordinal))
            _diagnostics.Error(syntax.Location, $"cannot use :: prefix in export section: {syntax.Name}");
        if (syntax is { Kind: VariableKind.Option, Name: "_" })
        {
            _diagnostics.Error(syntax.Location, "blank identifier used as option");
            return;
        }

        if (syntax is { Type: FunctionTypeSyntax function, Initializer: null, Kind: VariableKind.Global })
        {
            DeclareCallable(syntax, name, ResolveFunctionType(function, out var defaults), defaults);
            return;
        }

        // The same through the name of a function type.
        if (syntax is { Type: NamedType named, Initializer: null, Kind: VariableKind.Global } && Resolve(named) is FunctionType callable)
        {
            DeclareCallable(syntax, name, callable, _defaults.GetValueOrDefault(callable, []));
            return;
        }

        if (Get(name) is { } existing)
        {
            if (existing.IsRedefinable && existing.Kind is GlobalKind.Variable or GlobalKind.Constant or GlobalKind.Option)
            {
                _diagnostics.Warning(syntax.Location, "redefinition requires \"redef\"", name);
                Redefine(syntax);
                return;
            }

            _diagnostics.Error(existing.Location, syntax.Location, "already defined", name);
            return;
        }

        var type = syntax.Type is null ? null : Resolve(syntax.Type);
        BoundExpression? source = null;
        if (syntax.Initializer is not null)
        {
            source = BindInitializer(syntax.Initializer, type, syntax.Location, e => $"{name} = {BoundText.Of(e)}");
            type ??= source.Type;
        }

        if (type is null)
        {
            _diagnostics.Error(syntax.Location, "no type given", name);
            type = BaseType.Error;
        }

        var kind = syntax.Kind switch
        {
            VariableKind.Const => GlobalKind.Constant,
            VariableKind.Option => GlobalKind.Option,
            _ => GlobalKind.Variable,
        };
        var symbol = new GlobalSymbol(name, kind, type, syntax.Location)
        {
            Slot = NewSlot(default),
            IsExported = syntax.IsExported,
            IsRedefinable = Has(syntax.Attributes, "redef") || kind == GlobalKind.Option || Has(syntax.Attributes, "add_func"),
            IsRawOutput = Has(syntax.Attributes, "raw_output"),
            Deprecation = DeprecationOf(syntax.Attributes),
            AttributeText = TextOf(syntax.Attributes),
            IsDeclared = true,
            IsUsed = Has(syntax.Attributes, "is_used"),
        };
        Globals[name] = symbol;
        if (source is null && !symbol.IsRedefinable && kind == GlobalKind.Constant)
            _diagnostics.Error(syntax.Location, "const variable must be initialized", name);
        if (source is null && kind == GlobalKind.Option && type.Tag is not (TypeTag.Table or TypeTag.Vector or TypeTag.Record))
            _diagnostics.Error(syntax.Location, "option variable must be initialized", name);
        BindVariableAttributes(symbol, syntax.Attributes);
        var attributes = BindTableAttributes([.. syntax.Attributes.Where(static a => a.Name != "redef")], type);
        Initialize(symbol, source, attributes, syntax.Location);
    }

    private void BindVariableAttributes(GlobalSymbol symbol, ImmutableArray<AttributeSyntax> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name is "backend" or "broker_store" or "publish_on_change")
                SharedTables.Add(symbol.Name);
            if (attribute.Value is null)
                continue;
            if (attribute.Name == "add_func")
                symbol.AddFunction = BindExpression(attribute.Value);
            else if (attribute.Name == "delete_func")
                symbol.DeleteFunction = BindExpression(attribute.Value);
        }
    }

    private void Initialize(GlobalSymbol symbol, BoundExpression? source, BoundTableAttributes? attributes, SourceLocation location)
    {
        Value value;
        if (source is null)
        {
            value = symbol.Type.Tag == TypeTag.Error ? default : RecordVal.EmptyOf(symbol.Type, _context);
        }
        else if (!TryEvaluate(source, out value))
        {
            if (!source.IsError && _diagnostics.Errors > 0 && LoadEvaluator.IsSimple(source))
                _diagnostics.Error(location, "initialization failed");
            return;
        }

        if (attributes is not null && value.Object is TableVal table)
        {
            if (!ReferenceEquals(source as BoundTable, source) || source is null || source is BoundTable)
                table.Attributes = Merge(table.Attributes, attributes.Fixed);
            if (table.Attributes?.Expire is not (null or ExpireMode.None) && table.Count > 0)
                table.StartExpiry(_context);
        }

        if (value.Object is FileVal file && symbol.IsRawOutput)
            file.IsRaw = true;
        if (value.Object is LambdaVal && symbol.Kind == GlobalKind.Variable)
            symbol.IsAssigned = true;
        _context.Globals[symbol.Slot] = value;
    }

    // global f: function(...), e: event(...), h: hook(...) without value
    private void DeclareCallable(VariableDeclaration syntax, string name, FunctionType type, BoundExpression?[] defaults)
    {
        var deprecation = DeprecationOf(syntax.Attributes);
        if (Get(name) is { } existing)
        {
            if (existing.FunctionType is { } before && before.Flavor == type.Flavor && type.Flavor != FunctionFlavor.Function)
            {
                if (TypeTests.Same(before, type))
                {
                    existing.IsDeclared = true;
                    existing.IsExported |= syntax.IsExported;
                    return;
                }

                AddPrototype(existing, type, deprecation, syntax.Location);
                return;
            }

            if (existing.FunctionType is not null && existing.Kind is GlobalKind.Function or GlobalKind.Builtin && TypeTests.Same(existing.Type, type))
            {
                existing.IsExported |= syntax.IsExported;
                return;
            }

            _diagnostics.Error(existing.Location, syntax.Location, "already defined", name);
            return;
        }

        var symbol = type.Flavor switch
        {
            FunctionFlavor.Event => NewEvent(name, type, syntax.Location),
            FunctionFlavor.Hook => NewHook(name, type, syntax.Location),
            _ => NewFunction(name, type, syntax.Location),
        };
        symbol.IsExported = syntax.IsExported;
        symbol.IsDeclared = true;
        symbol.IsRedefinable = Has(syntax.Attributes, "redef");
        symbol.Deprecation = deprecation;
        symbol.ParameterDefaults = defaults;
        symbol.IsUsed = Has(syntax.Attributes, "is_used");
        if (type.Flavor == FunctionFlavor.Function && symbol.IsRedefinable)
            symbol.Kind = GlobalKind.Variable;
    }

    private void Redefine(VariableDeclaration syntax)
    {
        if (FindGlobal(syntax.Name, syntax.IsGlobal) is not { } symbol)
        {
            _diagnostics.Error(syntax.Location, "\"redef\" used but not previously defined", syntax.Name);
            return;
        }

        if (symbol.Deprecation is not null)
            _diagnostics.Deprecated(syntax.Location, symbol.Name, symbol.Deprecation);
        if (symbol.Kind == GlobalKind.Type)
        {
            throw new FatalError(
                symbol.Type is EnumType
                    ? $"redef of enum type {symbol.Name} is missing enum keyword"
                    : $"redef of record type {symbol.Name} is missing record keyword",
                syntax.Location);
        }

        if (!symbol.IsRedefinable && !(symbol.Type is TableType or VectorType && syntax.Initializer is null))
        {
            _diagnostics.Error(symbol.Location, syntax.Location, "cannot redefine a variable not marked with &redef", symbol.Name);
            return;
        }

        if (syntax.Type is not null && !TypeTests.Same(Resolve(syntax.Type), symbol.Type))
        {
            _diagnostics.Error(symbol.Location, syntax.Location, "redefinition changes type", symbol.Name);
            return;
        }

        BindVariableAttributes(symbol, syntax.Attributes);
        var attributes = BindTableAttributes([.. syntax.Attributes.Where(static a => a.Name != "redef")], symbol.Type);
        if (syntax.Initializer is null)
        {
            if (attributes is not null && _context.Globals[symbol.Slot].Object is TableVal given)
                given.Attributes = Merge(given.Attributes, attributes.Fixed);
            return;
        }

        if (syntax.Operator is AssignOperator.Add or AssignOperator.Subtract)
        {
            Extend(symbol, syntax);
            return;
        }

        var source = BindInitializer(syntax.Initializer, symbol.Type, syntax.Location, e => $"{symbol.Name} = {BoundText.Of(e)}");
        var before = (_context.Globals[symbol.Slot].Object as TableVal)?.Attributes;
        if (!TryEvaluate(source, out var value))
            return;
        if (value.Object is TableVal table && source is BoundTable && (before is not null || attributes is not null))
        {
            table.Attributes = Merge(before ?? new(), table.Attributes ?? new());
            if (attributes is not null)
                table.Attributes = Merge(table.Attributes, attributes.Fixed);
        }

        symbol.IsAssigned |= symbol.Type is FunctionType;
        _context.Globals[symbol.Slot] = value;
    }

    private void Extend(GlobalSymbol symbol, VariableDeclaration syntax)
    {
        var isAdd = syntax.Operator == AssignOperator.Add;
        var function = isAdd ? symbol.AddFunction : symbol.DeleteFunction;
        BoundExpression expression;
        var target = new BoundGlobal(symbol, syntax.Location);
        if (function is not null)
        {
            var added = BindInitializer(syntax.Initializer!, symbol.Type, syntax.Location, BoundText.Of); // callers have tested it
            if (added.IsError)
                return;
            expression = new BoundAssign(target, new BoundCall(function, [target, added], false, symbol.Type, syntax.Location), syntax.Location);
        }
        else
        {
            var kind = symbol.Kind;
            symbol.Kind = GlobalKind.Variable; // for this once it may be assigned
            var wasAssigned = symbol.IsAssigned;
            expression = BindCompound(new(
                isAdd ? AssignOperator.Add : AssignOperator.Subtract,
                new NameExpression(symbol.Name, true, syntax.Location),
                syntax.Initializer!, // callers have tested it
                syntax.Location));
            symbol.Kind = kind;
            symbol.IsAssigned = wasAssigned;
        }

        TryEvaluate(expression, out _);
    }

    private void DeclareType(TypeDeclaration syntax)
    {
        var name = Qualify(syntax.Name, Module, false);
        if (Get(name) is { } existing)
        {
            if (existing.Kind == GlobalKind.Type && existing.Type is RecordType { Fields.Count: 0 } stub && syntax.Type is RecordTypeSyntax full)
            {
                foreach (var field in full.Fields)
                    AddField(stub, field, Has(syntax.Attributes, "log"));
                return;
            }

            if (existing is { Kind: GlobalKind.Type, Type: EnumType } && syntax.Type is EnumTypeSyntax)
                return;
            _diagnostics.Error(syntax.Location, $"Type {name} has already been declared at {existing.Location}");
            return;
        }

        ScriptType type;
        if (syntax.Type is EnumTypeSyntax items)
        {
            var made = new EnumType(name);
            type = _diagnostics.Locate(made, syntax.Location);
            Register(type);
            AddConstants(made, items.Items, syntax.IsExported, syntax.Location);
            return;
        }

        type = syntax.Type is RecordTypeSyntax record ? ResolveRecord(record, name) : Resolve(syntax.Type);
        if (syntax.Type is NamedType && type is RecordType aliased)
            type = _diagnostics.Locate(aliased.Alias(name), syntax.Location);
        if (syntax.Type is TableTypeSyntax or VectorTypeSyntax)
            type.Name = name; // values made with this type, and no others, answer with its name
        if (Has(syntax.Attributes, "log") && type is RecordType logged)
        {
            foreach (var field in logged.Fields)
                SetLogged(field, syntax.Location);
        }

        Register(type);

        void Register(ScriptType made) => Globals[name] = new(name, GlobalKind.Type, made, syntax.Location)
        {
            IsExported = syntax.IsExported,
            Deprecation = DeprecationOf(syntax.Attributes),
            IsDeclared = true,
        };
    }

    private void AddConstants(EnumType type, ImmutableArray<EnumItem> items, bool isExported, SourceLocation location)
    {
        foreach (var item in items)
        {
            var name = Qualify(item.Name, Module, false);
            if (Get(name) is { } existing)
            {
                _diagnostics.Error(Line(location), existing.Location, $"conflicting definition of enum value '{name}' in type '{type.Name}'");
                continue;
            }

            if (type.Constants.Count > 0 && _explicitEnums.Contains(type) != item.Number.HasValue)
                _diagnostics.Error(item.Location, "cannot mix explicit enumerator assignment and implicit auto-increment");
            if (item.Number.HasValue)
                _explicitEnums.Add(type);
            var number = (long?)item.Number ?? type.Next;
            if (!type.TryAdd(name, number))
            {
                _diagnostics.Error(item.Location, "enumerator value in enumerated type definition already exists");
                continue;
            }

            Globals[name] = new(name, GlobalKind.EnumConstant, type, Line(location))
            {
                EnumNumber = number,
                IsExported = isExported || (Globals.TryGetValue(type.Name ?? "", out var owner) && owner.IsExported && Module == owner.Module),
                Deprecation = item.Deprecation,
                IsDeclared = true,
            };
        }
    }

    private readonly HashSet<EnumType> _explicitEnums = [];

    private static SourceLocation Line(SourceLocation location) => location;

    private void ExtendEnum(EnumExtension syntax)
    {
        if (FindGlobal(syntax.Name, false) is not { Kind: GlobalKind.Type, Type: EnumType type } symbol)
            throw new FatalError($"unknown enum identifier \"{syntax.Name}\"", syntax.Location);
        AddConstants(type, syntax.Items, syntax.IsExported || symbol.IsExported, syntax.Location);
    }

    private void ExtendRecord(RecordExtension syntax)
    {
        if (FindGlobal(syntax.Name, false) is not { Kind: GlobalKind.Type, Type: RecordType type } symbol)
        {
            UnknownName(syntax.Name, syntax.Location);
            return;
        }

        symbol.IsUsed = true;
        foreach (var field in syntax.Fields)
        {
            if (!Has(field.Attributes, "optional") && !Has(field.Attributes, "default"))
            {
                _diagnostics.Error(symbol.Location, "extension field must be &optional or have &default", symbol.Name);
                continue;
            }

            AddField(type, field, Has(syntax.Attributes, "log"));
        }
    }

    private void ChangeField(FieldAttributeChange syntax)
    {
        if (FindGlobal(syntax.Record, false) is not { Kind: GlobalKind.Type, Type: RecordType type })
        {
            UnknownName(syntax.Record, syntax.Location);
            return;
        }

        if (type.Find(syntax.Field) is not { } field)
            throw new FatalError($"record {syntax.Record} has no field {syntax.Field}", syntax.Location);
        if (syntax.Attributes.Any(static a => a.Name != "log"))
            throw new FatalError("only &log can be added to or removed from fields", syntax.Location);
        if (syntax.IsAddition)
            SetLogged(field, syntax.Location);
        else
            field.IsLogged = false;
    }
}
