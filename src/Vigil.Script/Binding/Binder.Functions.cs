using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Functions, event handlers and hook bodies (language.md 4.3, 4.5, 4.6).</content>
internal sealed partial class Binder
{
    private string EventName(FunctionDeclaration declaration)
    {
        var name = OldDialect.Holds(declaration.Location) ? OldDialect.Current(declaration.Name) : declaration.Name;
        return FindGlobal(name, declaration.IsGlobal)?.Name ?? Strip(name);
    }

    private void DeclareFunction(FunctionDeclaration declaration)
    {
        var type = ResolveFunctionType(declaration.Signature, out var defaults);
        var name = declaration.Flavor == FunctionFlavor.Event
            ? EventName(declaration)
            : Qualify(declaration.Name, Module, declaration.IsGlobal);
        var existing = Get(name);
        if (existing is { Kind: GlobalKind.Variable } && existing.FunctionType is not null && existing.FunctionType.Flavor == type.Flavor)
            existing.Kind = GlobalKind.Function;
        if (existing is not null && (existing.Kind is not (GlobalKind.Function or GlobalKind.Builtin) || existing.FunctionType!.Flavor != type.Flavor))
        {
            _diagnostics.Error(existing.Location, declaration.Location, "already defined", existing.Name);
            throw new FatalError($"invalid definition of '{name}' (see previous errors)", BodyStart(declaration));
        }

        switch (declaration.Flavor)
        {
            case FunctionFlavor.Function:
                DefineFunction(declaration, name, type, defaults, existing);
                break;
            case FunctionFlavor.Event:
                DefineBody(declaration, existing ?? NewEvent(name, type, declaration.Location), type, defaults, existing is null);
                break;
            default:
                DefineBody(declaration, existing ?? NewHook(name, type, declaration.Location), type, defaults, existing is null);
                break;
        }
    }

    private static SourceLocation BodyStart(FunctionDeclaration declaration) =>
        new(declaration.Body.Location.File, declaration.Body.Location.FirstLine, declaration.Body.Location.FirstLine);

    private void DefineFunction(
        FunctionDeclaration declaration, string name, FunctionType type, BoundExpression?[] defaults, GlobalSymbol? symbol)
    {
        if (symbol is null)
        {
            symbol = NewFunction(name, type, declaration.Location);
        }
        else if (symbol.Body is not null || symbol.Kind == GlobalKind.Builtin)
        {
            _diagnostics.Error(symbol.Location, declaration.Location, "already defined", symbol.Name);
            throw new FatalError($"invalid definition of '{name}' (see previous errors)", BodyStart(declaration));
        }
        else if (!TypeTests.Same(symbol.Type, type) || symbol.FunctionType!.Result.Tag != type.Result.Tag)
        {
            _diagnostics.Error(symbol.Location, declaration.Location, "incompatible types", $"{symbol.Type} and {type}");
            throw new FatalError($"invalid definition of '{name}' (see previous errors)", BodyStart(declaration));
        }

        if (symbol.ParameterDefaults.Length == 0 || symbol.ParameterDefaults.All(static d => d is null))
            symbol.ParameterDefaults = defaults;
        symbol.IsExported |= declaration.IsExported;
        symbol.Deprecation ??= DeprecationOf(declaration.Attributes);
        symbol.IsUsed |= Has(declaration.Attributes, "is_used");
        var body = new FunctionBody(name, type, declaration.Location);
        symbol.Body = body;
        _compiler.OnDemand(body);
        _context.Globals[symbol.Slot] = Value.Of(new ScriptFunction(name, symbol.FunctionType!, body.Code, () => FunctionText.Of(symbol)));
        var scope = new FunctionScope(body, null);
        DeclareParameters(scope, type, declaration.Signature);
        BindBody(scope, declaration.Body);
        body.MayEndWithoutValue = type.Result.Tag != TypeTag.Void && CanComplete.Of(body.Statements!); // just bound
        Bodies.Add(body);
    }

    private GlobalSymbol NewFunction(string name, FunctionType type, SourceLocation location)
    {
        var symbol = new GlobalSymbol(name, GlobalKind.Function, type, location) { Slot = NewSlot(default) };
        Globals[name] = symbol;
        return symbol;
    }

    private void DefineBody(
        FunctionDeclaration declaration, GlobalSymbol symbol, FunctionType type, BoundExpression?[] defaults, bool isFirst)
    {
        if (isFirst)
        {
            symbol.ParameterDefaults = defaults;
            symbol.IsExported |= declaration.IsExported;
            _diagnostics.Locate(type, declaration.Location);
        }

        if (symbol.Deprecation is not null && declaration.Flavor == FunctionFlavor.Event)
            _diagnostics.Deprecated(declaration.Location, symbol.Name, symbol.Deprecation);
        if (FindPrototype(symbol, type) is not { } prototype)
        {
            _diagnostics.Error(declaration.Location, symbol.Location, "use of undeclared alternate prototype", $"{type} and {symbol.Name}");
            prototype = null;
        }

        if (prototype?.Deprecation is { } reason)
            _diagnostics.Warning(declaration.Location, $"use of deprecated '{symbol.Name}' prototype", reason.Length == 0 ? null : reason);
        var body = new FunctionBody(symbol.Name, type, declaration.Location);
        var scope = new FunctionScope(body, null);
        DeclareParameters(scope, type, declaration.Signature);
        for (var i = 0; i < body.Parameters.Count && prototype is not null; i++)
            body.Parameters[i].Parameter = prototype.Positions[i];
        BindBody(scope, declaration.Body);
        if (declaration.IsRedefinition)
        {
            symbol.Bodies!.Clear(); // events have bodies
            symbol.Handlers.Clear();
        }

        symbol.IsUsed |= Has(declaration.Attributes, "is_used");
        symbol.Handlers.Add(body);
        symbol.Bodies!.Add(new(body.Code, PriorityOf(declaration), GroupsOf(declaration), declaration.Location)); // events and hooks have bodies
        _compiler.OnDemand(body);
        Bodies.Add(body);
    }

    private long PriorityOf(FunctionDeclaration declaration)
    {
        foreach (var attribute in declaration.Attributes)
        {
            if (attribute is { Name: "priority", Value: { } syntax })
            {
                var value = BindExpression(syntax);
                if (value.Type.IsIntegral && TryEvaluate(value, out var number))
                    return number.AsInt();
                Error(value, "expression is not of integral type");
            }
        }

        return 0;
    }

    private int[] GroupsOf(FunctionDeclaration declaration)
    {
        var groups = new List<int> { GroupNumber($"module:{Module}") };
        foreach (var attribute in declaration.Attributes)
        {
            if (attribute is { Name: "group", Value: { } syntax } && BindExpression(syntax) is BoundConstant { Value: var name } && name.Object is ByteString text)
                groups.Add(GroupNumber(text.ToString()));
        }

        return [.. groups];
    }

    private int GroupNumber(string name)
    {
        if (!Groups.TryGetValue(name, out var number))
            Groups.Add(name, number = Groups.Count);
        return number;
    }

    private static Prototype? FindPrototype(GlobalSymbol symbol, FunctionType type)
    {
        var first = symbol.Prototypes[0];
        if (TypeTests.Same(first.Type, type))
            return first;
        foreach (var prototype in symbol.Prototypes)
        {
            if (prototype.Type.Parameters.Length == type.Parameters.Length
                && prototype.Type.Parameters.Zip(type.Parameters).All(static p => p.First.Name == p.Second.Name && TypeTests.Same(p.First.Type, p.Second.Type)))
                return prototype;
        }

        return null;
    }

    private void AddPrototype(GlobalSymbol symbol, FunctionType type, string? deprecation, SourceLocation location)
    {
        var first = symbol.Prototypes[0].Type;
        var positions = ImmutableArray.CreateBuilder<int>();
        foreach (var parameter in type.Parameters)
        {
            var position = -1;
            for (var i = 0; i < first.Parameters.Length; i++)
            {
                if (first.Parameters[i].Name == parameter.Name && TypeTests.Same(first.Parameters[i].Type, parameter.Type))
                    position = i;
            }

            if (position < 0)
            {
                _diagnostics.Error(location, symbol.Location, $"alternate function prototype arg '{parameter.Name}' not found in canonical prototype", $"{type} and {symbol.Name}");
                return;
            }

            if (parameter.AttributeText.Length > 0)
                _diagnostics.Error(location, $"alternate function prototype arguments may not have attributes: arg '{parameter.Name}'");
            positions.Add(position);
        }

        symbol.Prototypes.Add(new(type, positions.ToImmutable(), deprecation, location));
    }

    private void DeclareParameters(FunctionScope scope, FunctionType type, FunctionTypeSyntax syntax)
    {
        for (var i = 0; i < type.Parameters.Length; i++)
        {
            var parameter = new LocalSymbol(type.Parameters[i].Name, Module, type.Parameters[i].Type, syntax.Parameters[i].Location) { Parameter = i };
            if (!scope.Names.TryAdd(parameter.Name, parameter))
                scope.Names[parameter.Name] = parameter;
            scope.Body.Parameters.Add(parameter);
        }
    }

    private void BindBody(FunctionScope scope, BlockStatement syntax)
    {
        var outer = _function;
        _function = scope;
        scope.Body.Statements = BindBlock(syntax);
        _function = outer;
    }
}
