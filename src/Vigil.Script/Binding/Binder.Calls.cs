using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Calls, typed constructors, events.</content>
internal sealed partial class Binder
{
    private BoundExpression BindHookCall(UnaryExpression syntax)
    {
        if (Unwrap(syntax.Operand) is not CallExpression call)
            return Fail(syntax.Location, "not a valid hook call expression", BoundText.Of(BindExpression(syntax.Operand)));
        return BindCall(call, isHook: true);
    }

    private BoundExpression BindCall(CallExpression syntax, bool isHook)
    {
        if (Unwrap(syntax.Callee) is NameExpression name && (name.IsGlobal || FindLocal(name.Name, name.Location) is null)
            && FindGlobal(name.Name, name.IsGlobal) is { Kind: GlobalKind.Type } constructor)
        {
            UseGlobal(name.Name, name.IsGlobal, name.Location);
            return BindConstructorCall(constructor.Type, syntax);
        }

        var callee = BindExpression(syntax.Callee);
        if (callee is BoundConstant { Value.Object: TypeVal denoted })
            return BindConstructorCall(denoted.Denoted, syntax);
        var arguments = syntax.Arguments.Select(a => BindExpression(a)).ToImmutableArray();
        if (callee.IsError || arguments.Any(static a => a.IsError))
            return new BoundError(syntax.Location);
        var text = $"{BoundText.Of(callee)}({BoundText.Of(arguments)})";
        if (callee.Type is not FunctionType type)
        {
            return callee.Type.Tag == TypeTag.Any
                ? Fail(syntax.Location, "not a function", text)
                : Fail(syntax.Location, "not a function", text);
        }

        switch (type.Flavor)
        {
            case FunctionFlavor.Event:
                return Fail(syntax.Location, "event called in expression, use event statement instead", text);
            case FunctionFlavor.Hook when !isHook:
                return Fail(syntax.Location, "hook cannot be called directly, use hook operator", BoundText.Of(callee));
            case FunctionFlavor.Function when isHook:
                return Fail(syntax.Location, "hook keyword should only be used to call hooks", text);
        }

        var fitted = FitArguments(callee, type, arguments, syntax.Location, out var isFine);
        if (!isFine)
            return Fail(syntax.Location, "argument type mismatch in function call", text);
        CheckFormat(callee, fitted, syntax.Location, text);
        return new BoundCall(callee, fitted, isHook, type.Result, syntax.Location);
    }

    private ImmutableArray<BoundExpression> FitArguments(
        BoundExpression callee, FunctionType type, ImmutableArray<BoundExpression> arguments, SourceLocation location, out bool isFine)
    {
        isFine = true;
        var symbol = callee is BoundGlobal global ? global.Symbol : null;
        if (type.IsVariadic || (type.Parameters is [{ Type.Tag: TypeTag.Any }] && arguments.Length != 1 && symbol?.Kind != GlobalKind.Builtin))
            return [.. arguments.Select(a => Promote(a, BaseType.Any) ?? new BoundError(a.Location))];
        var defaults = symbol?.ParameterDefaults ?? [];
        if (defaults.Length == 0)
            defaults = _defaults.GetValueOrDefault(type, []);
        if (arguments.Length < type.Parameters.Length)
        {
            var filled = arguments.ToBuilder();
            for (var i = arguments.Length; i < type.Parameters.Length; i++)
            {
                if (i < defaults.Length && defaults[i] is { } given)
                {
                    filled.Add(given);
                }
                else if (type.Parameters[i].IsOptional && (symbol is null || symbol.Kind == GlobalKind.Builtin))
                {
                    break;
                }
                else
                {
                    isFine = false;
                    _diagnostics.Error(
                        _diagnostics.LocationOf(type), location, "parameter mismatch", $"{ParametersText(type)} and {BoundText.Of(arguments)}");
                    return arguments;
                }
            }

            arguments = filled.ToImmutable();
        }

        if (arguments.Length > type.Parameters.Length)
        {
            isFine = false;
            var wanted = new ListType([.. type.Parameters.Select(static p => p.Type)]);
            _diagnostics.Error(location, "indexing mismatch", $"{wanted} and {BoundText.Of(arguments)}");
            return arguments;
        }

        var result = ImmutableArray.CreateBuilder<BoundExpression>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Type.Tag == TypeTag.Void)
            {
                Error(arguments[i], "value of type void illegal");
                isFine = false;
            }
            else if (Promote(arguments[i], type.Parameters[i].Type) is { } fitted)
            {
                result.Add(fitted);
            }
            else
            {
                var parameter = type.Parameters[i].Type;
                _diagnostics.Error(
                    arguments[i].Location, _diagnostics.LocationOf(parameter), "type mismatch", $"{BoundText.Of(arguments[i])} and {parameter}");
                isFine = false;
            }

            if (!isFine)
                return arguments;
        }

        return result.MoveToImmutable();
    }

    private static string ParametersText(FunctionType type) =>
        $"record {{ {string.Concat(type.Parameters.Select(static p => $"{p.Name}:{p.Type}{(p.AttributeText.Length > 0 ? " " + p.AttributeText : "")}; "))}}}";

    // fmt("..") with a constant format is checked while it is compiled.
    private void CheckFormat(BoundExpression callee, ImmutableArray<BoundExpression> arguments, SourceLocation location, string text)
    {
        if (callee is not BoundGlobal { Symbol: { Kind: GlobalKind.Builtin, Name: "fmt" } } || arguments.Length == 0)
            return;
        var first = arguments[0] is BoundConvert convert ? convert.Operand : arguments[0];
        if (first.Type.Tag != TypeTag.String)
        {
            if (first.Type.Tag != TypeTag.Any && arguments.Length > 1)
                _diagnostics.Error(location, "first argument to util::fmt() needs to be a format string", text);
            return;
        }

        if (first is not BoundConstant { Value: var format })
            return;
        var octets = format.AsString().Span;
        var count = 0;
        for (var i = 0; i < octets.Length; i++)
        {
            if (octets[i] != '%')
                continue;
            if (++i == octets.Length)
            {
                _diagnostics.Error(location, "format string ends with bare '%'", text);
                return;
            }

            if (octets[i] != '%')
                count++;
        }

        if (count != arguments.Length - 1)
            _diagnostics.Error(location, "mismatch between format string to util::fmt() and number of arguments passed", text);
    }

    private BoundExpression BindConstructorCall(ScriptType type, CallExpression syntax)
    {
        switch (type)
        {
            case RecordType record when syntax.Arguments.Length == 0:
                return BindNamedRecord(record, syntax.Fields, syntax.Location);
            case RecordType record when syntax.Arguments is [var single]:
                var value = BindExpression(single);
                return value.IsError ? value : Promote(value, record) ?? new BoundError(syntax.Location);
            case TableType table:
                return BindEntries(syntax.Arguments, !table.IsSet, table, null, syntax.Location);
            case VectorType vector:
                return BindVectorConstructor(syntax.Arguments, syntax.Location, vector);
            default:
                return Fail(syntax.Location, "not a function", $"{type}({BoundText.Of(syntax.Arguments.Select(a => BindExpression(a)))})");
        }
    }

    /// <summary>The event and its arguments of <c>event e(...)</c> and <c>schedule</c>; none if something is wrong.</summary>
    private (GlobalSymbol Event, ImmutableArray<BoundExpression> Arguments)? BindEventCall(
        NameExpression name, ImmutableArray<ExpressionSyntax> syntaxes, SourceLocation location)
    {
        if (!name.IsGlobal && FindLocal(name.Name, name.Location) is not null)
        {
            _diagnostics.Error(location, $"local identifier \"{name.Name}\" cannot be used to reference an event");
            return null;
        }

        var arguments = syntaxes.Select(a => BindExpression(a)).ToImmutableArray();
        if (arguments.Any(static a => a.IsError))
            return null;
        var symbol = FindGlobal(name.Name, name.IsGlobal);
        var text = $"{symbol?.Name ?? name.Name}({BoundText.Of(arguments)})";
        if (symbol?.Type is not FunctionType type)
        {
            _diagnostics.Error(location, "not an event", text);
            if (symbol is null)
                _diagnostics.Suggest(name.Name, NamesInReach(GlobalKind.Function));
            return null;
        }

        CheckVisible(symbol, name.Location);
        if (type.Flavor != FunctionFlavor.Event)
        {
            _diagnostics.Error(location, type.Flavor == FunctionFlavor.Hook ? "hook invoked as an event" : "function invoked as an event", text);
            return null;
        }

        if (symbol.EventNumber < 0)
        {
            _diagnostics.Error(location, "not an event", text);
            if (symbol is null)
                _diagnostics.Suggest(name.Name, NamesInReach(GlobalKind.Function));
            return null;
        }

        if (symbol.Deprecation is not null)
            _diagnostics.Deprecated(name.Location, symbol.Name, symbol.Deprecation);
        symbol.IsUsed = true;
        var fitted = FitArguments(new BoundGlobal(symbol, name.Location), type, arguments, location, out var isFine);
        if (isFine)
            return (symbol, fitted);
        _diagnostics.Error(location, "argument type mismatch in event invocation", text);
        return null;
    }

    private BoundExpression BindSchedule(ScheduleExpression syntax)
    {
        var when = BindExpression(syntax.When);
        if (BindEventCall(syntax.Event, syntax.Arguments, syntax.Location) is not { } call || when.IsError)
            return new BoundError(syntax.Location);
        if (when.Type.Tag is not (TypeTag.Interval or TypeTag.Time))
            return Fail(syntax.Location, "schedule expression requires a time interval", BoundText.Of(when));
        return new BoundSchedule(when, call.Event, call.Arguments, syntax.Location);
    }
}
