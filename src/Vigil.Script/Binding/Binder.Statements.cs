using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Statements (language.md 4.7 to 4.11).</content>
internal sealed partial class Binder
{
    private BoundStatement BindStatement(StatementSyntax syntax)
    {
        switch (syntax)
        {
            case BlockStatement b:
                return BindBlock(b);
            case ExpressionStatement e:
                return BindExpressionStatement(e);
            case PrintStatement p:
                return BindPrint(p);
            case EventStatement e:
                return BindEventCall(e.Event, e.Arguments, e.Location) is { } call
                    ? new BoundEvent(call.Event, call.Arguments, e.Location)
                    : Nothing(e);
            case IfStatement i:
                return new BoundIf(BindCondition(i.Condition), BindStatement(i.Then), i.Else is null ? null : BindStatement(i.Else), i.Location);
            case SwitchStatement s:
                return BindSwitch(s);
            case ForStatement f:
                return BindFor(f);
            case WhileStatement w:
                return BindWhile(w);
            case NextStatement n:
                if (_function!.Loops == 0)
                    _diagnostics.Error(n.Location, "next statement used outside of for or while statement.", "next ");
                return new BoundNext(n.Location);
            case BreakStatement b:
                if (_function!.Loops == 0 && _function.Switches == 0 && _function.Body.Type.Flavor != FunctionFlavor.Hook)
                    _diagnostics.Error(b.Location, "break statement used outside of for, while or switch statement and not within a hook.", "break ");
                return new BoundBreak(b.Location);
            case FallthroughStatement f:
                return new BoundFallthrough(f.Location);
            case ReturnStatement r:
                return BindReturn(r);
            case LocalStatement l:
                return BindLocalStatement(l);
            case WhenStatement w:
                return BindWhen(w);
            case AssertStatement a:
                return BindAssert(a);
            default:
                return Nothing(syntax);
        }
    }

    private static BoundBlock Nothing(StatementSyntax syntax) => new([], syntax.Location);

    private BoundBlock BindBlock(BlockStatement syntax)
    {
        var scope = _function!; // statements stand in functions
        scope.Blocks.Push([]);
        var statements = ImmutableArray.CreateBuilder<BoundStatement>(syntax.Statements.Length);
        foreach (var statement in syntax.Statements)
            statements.Add(BindStatement(statement));
        foreach (var local in scope.Blocks.Pop())
            local.IsOutOfScope = scope.Blocks.Count > 0;
        return new BoundBlock(statements.MoveToImmutable(), syntax.Location);
    }

    private BoundStatement BindExpressionStatement(ExpressionStatement syntax)
    {
        if (syntax.Expression is AssignExpression { Target: SliceExpression slice } assign)
            return BindSliceAssign(slice, assign);
        var expression = BindExpression(syntax.Expression);
        if (expression.IsError)
            return Nothing(syntax);
        var inner = expression;
        var hasEffect = inner is BoundCall or BoundAssign or BoundUpdate or BoundListAssign or BoundIncrement or BoundAdd
            or BoundDelete or BoundSchedule or BoundConditional or BoundRecord or BoundBinary { Operator: BinaryOperator.And or BinaryOperator.Or };
        if (!hasEffect)
            _diagnostics.Warning(syntax.Location, "expression value ignored", BoundText.Of(expression));
        return new BoundExpressionStatement(expression, syntax.Location);
    }

    private BoundStatement BindSliceAssign(SliceExpression slice, AssignExpression assign)
    {
        var target = BindSlice(slice);
        var source = BindExpression(assign.Source);
        if (target is not BoundSlice bound || source.IsError)
            return new BoundBlock([], assign.Location);
        if (bound.Type is not VectorType)
        {
            _diagnostics.Error(assign.Location, "cannot assign to string index expression", BoundText.Of(bound));
            return new BoundBlock([], assign.Location);
        }

        source = AssignConvert(source, bound.Type, assign.Location, () => $"{BoundText.Of(bound)} = {BoundText.Of(source)}");
        return new BoundSliceAssign(bound, source, assign.Location);
    }

    private BoundStatement BindPrint(PrintStatement syntax)
    {
        var arguments = syntax.Arguments.Select(a => BindExpression(a)).ToImmutableArray();
        if (arguments.Any(static a => a.IsError))
            return Nothing(syntax);
        if (arguments.Any(static a => a.Type.Tag == TypeTag.Void))
        {
            _diagnostics.Error(syntax.Location, "value of type void illegal", $"print {BoundText.Of(arguments)}");
            return Nothing(syntax);
        }

        return new BoundPrint(arguments, syntax.Location);
    }

    private BoundExpression BindCondition(ExpressionSyntax syntax)
    {
        var condition = BindExpression(syntax);
        return condition.IsError || condition.Type.Tag == TypeTag.Bool
            ? condition
            : Fail(syntax.Location, "conditional in test must be boolean", BoundText.Of(condition));
    }

    private BoundWhile BindWhile(WhileStatement syntax)
    {
        var condition = BindExpression(syntax.Condition);
        if (!condition.IsError && condition.Type.Tag != TypeTag.Bool)
            Error(condition, "while conditional must be boolean");
        _function!.Loops++;
        var body = BindStatement(syntax.Body);
        _function.Loops--;
        return new BoundWhile(condition, body, syntax.Location);
    }

    private BoundStatement BindReturn(ReturnStatement syntax)
    {
        var scope = _function!; // statements stand in functions
        if (ReferenceEquals(scope.Body, TopLevelBody))
        {
            _diagnostics.Error(syntax.Location, "return statement outside of function/event");
            return Nothing(syntax);
        }

        if (syntax.Result is null)
        {
            if (scope.Result.Tag != TypeTag.Void && scope.Body.Type.Flavor == FunctionFlavor.Function)
                _diagnostics.Error(syntax.Location, "return statement needs expression", "return ");
            return new BoundReturn(null, syntax.Location);
        }

        var result = BindExpression(syntax.Result);
        if (result.IsError)
            return Nothing(syntax);
        if (scope.Body.Type.Flavor == FunctionFlavor.Hook)
        {
            _diagnostics.Warning(syntax.Location, "hook return values are ignored", $"return ({BoundText.Of(result)})");
            return new BoundBlock([new BoundExpressionStatement(result, syntax.Location), new BoundReturn(null, syntax.Location)], syntax.Location);
        }

        if (scope.InfersResult && scope.Result.Tag == TypeTag.Void && result.Type.Tag != TypeTag.Void)
        {
            scope.Result = result.Type;
            scope.Body.Type = _diagnostics.Locate(
                new FunctionType(scope.Body.Type.Flavor, scope.Body.Type.Parameters, result.Type), scope.Body.Location);
        }

        if (scope.Result.Tag == TypeTag.Void)
        {
            _diagnostics.Error(syntax.Location, "return statement cannot have an expression", $"return ({BoundText.Of(result)})");
            return Nothing(syntax);
        }

        return Promote(result, scope.Result) is { } fitted ? new BoundReturn(fitted, syntax.Location) : Nothing(syntax);
    }

    private BoundStatement BindLocalStatement(LocalStatement syntax)
    {
        var type = syntax.Type is null ? null : Resolve(syntax.Type);
        BoundExpression? source = null;
        if (syntax.Operator is AssignOperator.Add or AssignOperator.Subtract)
            _diagnostics.Error(syntax.Location, "can't use += / -= for initializations of local variables");
        if (syntax.Initializer is not null)
        {
            string Text(BoundExpression e) => $"{(Module == "GLOBAL" ? syntax.Name : $"{Module}::{syntax.Name}")} = {BoundText.Of(e)}";
            source = BindInitializer(syntax.Initializer, type, syntax.Location, Text);
            type ??= source.Type;
        }

        if (type is null)
        {
            _diagnostics.Error(syntax.Location, "no type given", syntax.Name);
            type = BaseType.Error;
        }

        if (syntax.IsConst && source is null)
            _diagnostics.Error(syntax.Location, "const variable must be initialized", syntax.Name);
        if (DeclareLocal(syntax.Name, type, syntax.Location) is not { } local)
            return Nothing(syntax);
        local.IsConst = syntax.IsConst;
        var attributes = syntax.Attributes.Length > 0 ? BindTableAttributes(syntax.Attributes, type) : null;
        if (attributes is not null && source is BoundTable table)
        {
            source = table with { Attributes = attributes };
            attributes = null;
        }

        return source is { IsError: true } ? Nothing(syntax) : new BoundLocalDeclaration(local, source, attributes, syntax.Location);
    }

    private LocalSymbol? DeclareLocal(string name, ScriptType type, SourceLocation location)
    {
        var scope = _function!; // statements stand in functions
        if (name != "_" && scope.Names.TryGetValue(name, out var existing))
        {
            _diagnostics.Error(existing.Location, location, "already defined", existing.DisplayName);
            if (!Recovers)
                return null;

            // What follows means this one: as a use of the other it would only be wrong once more.
        }

        if (name != "_" && FindGlobal(name, false) is { Kind: not GlobalKind.Type or GlobalKind.Type } global && IsShadowing(global, name))
        {
            _diagnostics.Error(global.Location, "already a global identifier", global.Name);
            _diagnostics.Error(global.Location, location, "already defined", global.Name);
            return null;
        }

        var local = new LocalSymbol(name, Module, type, location);
        scope.Names[name] = local;
        scope.Body.Locals.Add(local);
        if (scope.Blocks.Count > 0)
            scope.Blocks.Peek().Add(local);
        return local;
    }

    private bool IsShadowing(GlobalSymbol global, string name) =>
        global.Name == name || global.Name == $"{Module}::{name}";

    private BoundStatement BindAssert(AssertStatement syntax)
    {
        var condition = BindExpression(syntax.Condition);
        var message = syntax.Message is null ? null : BindExpression(syntax.Message);
        if (condition.IsError || message is { IsError: true })
            return Nothing(syntax);
        if (condition.Type.Tag != TypeTag.Bool)
            Error(condition, "assertion condition must be boolean");
        if (message is not null && message.Type.Tag != TypeTag.String)
            Error(message, "message must be string");
        return new BoundAssert(condition, message, syntax.Location);
    }

    private BoundStatement BindSwitch(SwitchStatement syntax)
    {
        var subject = BindExpression(syntax.Subject);
        if (subject.IsError)
            return Nothing(syntax);
        var byType = syntax.Cases.Any(static c => c.Types.Length > 0);
        if (byType && syntax.Cases.Any(static c => c.Labels.Length > 0))
        {
            _diagnostics.Error(syntax.Location, "cannot mix cases with expressions and types");
            return Nothing(syntax);
        }

        if (!byType && !IsSwitchable(subject.Type) && syntax.Cases.Any(static c => c.Labels.Length > 0))
            _diagnostics.Error(subject.Location, "switch expression must be of an atomic type when cases are expressions", BoundText.Of(subject));
        var seen = new HashSet<(ulong, string)>();
        var cases = ImmutableArray.CreateBuilder<BoundCase>(syntax.Cases.Length);
        var hasDefault = false;
        _function!.Switches++;
        foreach (var block in syntax.Cases)
        {
            if (block.IsDefault && hasDefault)
                _diagnostics.Error(block.Location, "multiple default labels");
            hasDefault |= block.IsDefault;
            var labels = ImmutableArray.CreateBuilder<Value>();
            foreach (var label in block.Labels)
            {
                if (BindLabel(label, subject.Type) is not { } value)
                    continue;
                if (!seen.Add((value.Bits, value.Object is null ? "" : BoundText.Constant(value))))
                    _diagnostics.Error(label.Location, "duplicate case label", BoundText.Constant(value));
                labels.Add(value);
            }

            _function.Blocks.Push([]);
            var types = ImmutableArray.CreateBuilder<(ScriptType, LocalSymbol?)>();
            foreach (var label in block.Types)
            {
                var type = Resolve(label.Type);
                types.Add((type, label.Name is null ? null : DeclareLocal(label.Name, type, label.Location)));
            }

            var body = BindBlock(block.Body);
            foreach (var local in _function.Blocks.Pop())
                local.IsOutOfScope = true;
            if (!EndsCase(body))
                _diagnostics.Error(block.Location, "case block must end in break/fallthrough/return statement", "");
            cases.Add(new(labels.ToImmutable(), types.ToImmutable(), block.IsDefault, body));
        }

        _function.Switches--;
        return new BoundSwitch(subject, cases.ToImmutable(), syntax.Location);
    }

    private static bool IsSwitchable(ScriptType type) => type.Tag is TypeTag.Bool or TypeTag.Int or TypeTag.Count or TypeTag.Double
        or TypeTag.Time or TypeTag.Interval or TypeTag.Enum or TypeTag.Port or TypeTag.Addr or TypeTag.Subnet or TypeTag.String;

    private Value? BindLabel(ExpressionSyntax syntax, ScriptType subject)
    {
        var label = BindExpression(syntax);
        if (label.IsError)
            return null;
        if (label is BoundGlobal { Symbol: { Kind: GlobalKind.Constant, IsRedefinable: false } symbol } && _context.Globals[symbol.Slot].IsSet)
            label = new BoundConstant(_context.Globals[symbol.Slot], label.Type, label.Location);
        if (label is not BoundConstant constant)
        {
            Error(label, "case label expression isn't constant");
            return null;
        }

        if (constant.Type.Tag == subject.Tag && TypeTests.Same(constant.Type, subject))
            return constant.Value;
        if (subject.IsArithmetic && constant.Type.IsArithmetic && Promote(constant, subject, isQuiet: true) is BoundConvert && subject.Tag == TypeTag.Double)
            return Emit.LoadEvaluator.Convert(constant.Value, subject, _context);
        Error(label, "case expression type differs from switch type");
        return null;
    }

    private static bool EndsCase(BoundStatement statement) => statement switch
    {
        BoundBreak or BoundFallthrough or BoundReturn or BoundNext => true,
        BoundBlock { Statements: [.., var last] } => EndsCase(last),
        BoundIf { Else: { } other } i => EndsCase(i.Then) && EndsCase(other),
        BoundWhen { IsReturn: true } => true,
        _ => false,
    };

    private BoundStatement BindFor(ForStatement syntax)
    {
        var container = BindExpression(syntax.Container);
        if (container.IsError)
        {
            _diagnostics.IgnoresDeprecations = false;
            return Nothing(syntax);
        }

        ScriptType[] keyTypes;
        ScriptType? itemType;
        switch (container.Type)
        {
            case TableType table:
                keyTypes = [.. table.Indices];
                itemType = table.Yield;
                break;
            case VectorType vector:
                keyTypes = [BaseType.Count];
                itemType = vector.Element;
                break;
            case { Tag: TypeTag.String }:
                keyTypes = [BaseType.String];
                itemType = null;
                break;
            default:
                Error(container, "target to iterate over must be a table, set, vector, or string");
                return Nothing(syntax);
        }

        if (syntax.Item is not null && itemType is null)
        {
            _diagnostics.Error(syntax.Location, "key value loop over a set or string", BoundText.Of(container));
            return Nothing(syntax);
        }

        var ignoresKeys = syntax.Keys is ["_"];
        if (syntax.Keys.Length != keyTypes.Length && !ignoresKeys)
        {
            _diagnostics.Error(syntax.Location, "wrong index size", BoundText.Of(container));
            return Nothing(syntax);
        }

        var keys = ImmutableArray.CreateBuilder<LocalSymbol?>();
        for (var i = 0; i < keyTypes.Length; i++)
            keys.Add(ignoresKeys ? null : LoopVariable(syntax.Keys[i], keyTypes[i], container.Type is VectorType, syntax.Location));
        var item = syntax.Item is null ? null : LoopVariable(syntax.Item, itemType!, false, syntax.Location); // tested above
        _function!.Loops++;
        var body = BindStatement(syntax.Body);
        _function.Loops--;
        return new BoundFor(keys.ToImmutable(), item, container, body, syntax.Location);
    }

    private LocalSymbol? LoopVariable(string name, ScriptType type, bool isPosition, SourceLocation location)
    {
        if (name == "_")
            return null;
        var scope = _function!; // statements stand in functions
        if (FindLocal(name, location) is { } local)
        {
            if (local.Captured < 0 && !TypeTests.Same(local.Type, type) && !(isPosition && local.Type.IsIntegral))
                _diagnostics.Error(location, "type clash in iteration", local.DisplayName);
            local.IsOutOfScope = false;
            return local;
        }

        if (FindGlobal(name, false) is { } global && IsShadowing(global, name))
        {
            _diagnostics.Error(location, global.Kind == GlobalKind.Constant ? "constant used in 'for' loop" : "global variable used in 'for' loop", name);
            return null;
        }

        var made = new LocalSymbol(name, Module, type, location);
        scope.Names[name] = made;
        scope.Body.Locals.Add(made);
        return made;
    }
}
