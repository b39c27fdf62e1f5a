using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Anonymous functions and <c>when</c> (language.md 4.4, 4.11).</content>
internal sealed partial class Binder
{
    private FunctionScope? _function;
    private int _lambdas;

    /// <summary>A local of the function at work; an outer one is noted as not captured.</summary>
    private LocalSymbol? FindLocal(string name, SourceLocation location)
    {
        if (_function is null || name.Contains("::", StringComparison.Ordinal))
            return null;
        if (_function.Names.TryGetValue(name, out var local))
            return local;
        if (_function is { Captures: null, Outer: not null } && OldDialect.Holds(location))
            return CaptureSilently(_function, name, location);
        for (var outer = _function.Outer; outer is not null; outer = outer.Outer)
        {
            if (!outer.Names.TryGetValue(name, out var found))
                continue;
            if (!_function.Uncaptured.Contains(name))
                _function.Uncaptured.Add(name);
            System.Diagnostics.Debug.Assert(location is not null);

            // Stand in for it, so that the body can be checked to its end.
            return _function.Names[name] = new(name, Module, found.Type, found.Location) { Captured = 0 };
        }

        return null;
    }

    // Lambdas of the old dialect share what they use of outside; `when` takes deep copies.
    private LocalSymbol? CaptureSilently(FunctionScope scope, string name, SourceLocation location)
    {
        _function = scope.Outer;
        var outer = FindLocal(name, location);
        _function = scope;
        if (outer is null)
            return null;
        outer.IsUsed = true;
        var frame = scope.Frame;
        var inner = new LocalSymbol(name, Module, outer.Type, outer.Location) { Captured = frame.FrameSize++, IsConst = outer.IsConst, IsUsed = true };
        frame.Captures.Add(new(outer, inner, scope.IsWhen));
        scope.Names.Add(name, inner);
        return inner;
    }

    /// <summary>An anonymous function; one that does not say what it gives, gives what the field it is for wants.</summary>
    private BoundExpression BindLambda(LambdaExpression syntax, ScriptType? wanted = null)
    {
        var type = ResolveFunctionType(syntax.Signature, out _);
        if (wanted is FunctionType { Flavor: FunctionFlavor.Function } field && syntax.Signature.Result is null)
            type = _diagnostics.Locate(new FunctionType(type.Flavor, type.Parameters, field.Result), syntax.Location);
        var body = new FunctionBody($"lambda_<{++_lambdas}>", type, syntax.Location) { HasFrame = true };
        var scope = new FunctionScope(body, _function) { Captures = syntax.Captures, InfersResult = syntax.Signature.Result is null };
        if (!BindCaptures(scope, syntax.Captures, syntax.Location))
            return new BoundError(syntax.Location);
        DeclareParameters(scope, type, syntax.Signature);
        BindBody(scope, syntax.Body);
        var isFine = CheckCaptures(scope, syntax.Captures, "lambda", syntax.Location, null);
        return isFine ? new BoundLambda(body, syntax.Location) : new BoundError(syntax.Location);
    }

    private bool BindCaptures(FunctionScope scope, ImmutableArray<CaptureSyntax>? captures, SourceLocation location)
    {
        if (captures is not { } list)
            return true;
        foreach (var capture in list)
        {
            if (scope.Names.ContainsKey(capture.Name))
            {
                _diagnostics.Error(location, $"{capture.Name} listed multiple times in capture");
                return false;
            }

            if (FindLocal(capture.Name, capture.Location) is not { } outer)
            {
                if (FindGlobal(capture.Name, false) is null)
                {
                    _diagnostics.Error(capture.Location, $"no such local identifier: {capture.Name}");
                    return false;
                }

                _diagnostics.Error(capture.Location, $"cannot specify global in capture: {capture.Name}");
                return false;
            }

            if (outer.IsOutOfScope)
                _diagnostics.Error(outer.Location, "use of out-of-scope local; move declaration to outer scope", outer.DisplayName);
            outer.IsUsed = true;
            var inner = new LocalSymbol(capture.Name, Module, outer.Type, outer.Location) { Captured = scope.Body.Captures.Count, IsConst = outer.IsConst };
            scope.Names.Add(capture.Name, inner);
            scope.Body.Captures.Add(new(outer, inner, capture.IsCopy));
        }

        scope.Body.FrameSize = scope.Body.Captures.Count;
        return true;
    }

    private bool CheckCaptures(
        FunctionScope scope, ImmutableArray<CaptureSyntax>? captures, string construct, SourceLocation location, string? detail)
    {
        var isFine = true;
        if (scope.Uncaptured.Count > 0)
        {
            isFine = false;
            if (captures is null && construct == "lambda")
            {
                _diagnostics.Error(location, $"{construct} uses outer identifiers without [] captures: {string.Join(", ", scope.Uncaptured)}", detail);
            }
            else
            {
                var where = construct == "lambda" ? "lambda" : "\"when\" statement";
                foreach (var name in scope.Uncaptured)
                    _diagnostics.Error(location, $"{name} is used inside {where} but not captured", detail);
            }
        }

        foreach (var capture in scope.Body.Captures)
        {
            if (capture.Inner.IsUsed)
                continue;
            isFine = false;
            var where = construct == "lambda" ? "lambda" : "\"when\" statement";
            _diagnostics.Error(location, $"{capture.Inner.Name} is captured but not used inside {where}", detail);
        }

        return isFine;
    }

    private BoundStatement BindWhen(WhenStatement syntax)
    {
        var outer = _function!; // statements stand in functions
        var timeout = syntax.Timeout is null ? null : BindExpression(syntax.Timeout);
        if (timeout is { IsError: false } && timeout.Type.Tag is not (TypeTag.Interval or TypeTag.Time))
            _diagnostics.Error(timeout.Location, "when timeout requires a time interval", BoundText.Of(timeout));
        var conditionType = new FunctionType(FunctionFlavor.Function, [], BaseType.Bool);
        var bodyType = new FunctionType(FunctionFlavor.Function, [], syntax.IsReturn ? outer.Result : BaseType.Void);
        var condition = new FunctionBody("when", conditionType, syntax.Location) { HasFrame = true, IsCondition = true };
        var body = new FunctionBody("when", bodyType, syntax.Location) { HasFrame = true, IsDelivery = syntax.IsReturn };
        var late = syntax.TimeoutBody is null ? null : new FunctionBody("when", bodyType, syntax.Location) { HasFrame = true, IsDelivery = syntax.IsReturn };

        // The three parts share one frame: captured variables first, then those that the condition declares.
        var scope = new FunctionScope(condition, outer) { IsWhen = true, Captures = syntax.Captures };
        if (!BindCaptures(scope, syntax.Captures, syntax.Location))
            return new BoundBlock([], syntax.Location);
        _function = scope;
        var test = BindExpression(syntax.Condition);
        condition.Statements = new BoundReturn(test, test.Location);
        if (!test.IsError && test.Type.Tag != TypeTag.Bool)
            _diagnostics.Error(test.Location, "conditional in test must be boolean", BoundText.Of(test));
        BindWhenPart(scope, body, syntax.Body, outer);
        if (late is not null)
            BindWhenPart(scope, late, syntax.TimeoutBody!, outer); // made together
        _function = outer;
        body.FrameSize = condition.FrameSize;
        var result = new BoundWhen(condition, body, late, timeout, syntax.IsReturn, [.. scope.Globals], syntax.Location);
        CheckCaptures(scope, syntax.Captures, "when", syntax.Location, StatementText.Of(result));
        return result;
    }

    private void BindWhenPart(FunctionScope frame, FunctionBody part, StatementSyntax syntax, FunctionScope outer)
    {
        var scope = new FunctionScope(part, outer) { IsWhen = true, Captures = frame.Captures, Frame = frame.Body };
        foreach (var (name, local) in frame.Names)
            scope.Names.Add(name, local);
        _function = scope;
        scope.Blocks.Push([]);
        part.Statements = BindStatement(syntax);
        scope.Blocks.Pop();
        part.MayEndWithoutValue = true;
        foreach (var name in scope.Uncaptured)
        {
            if (!frame.Uncaptured.Contains(name))
                frame.Uncaptured.Add(name);
        }
    }

    private BoundExpression BindWhenLocal(LocalExpression syntax)
    {
        var source = BindExpression(syntax.Source);
        if (source.IsError)
            return source;
        if (_function is not { IsWhen: true } scope)
            return Fail(syntax.Location, "local declarations are only allowed in when conditions");
        var local = new LocalSymbol(syntax.Name, Module, source.Type, syntax.Location) { Captured = scope.Body.FrameSize++ };
        scope.Names[syntax.Name] = local;
        return new BoundWhenLocal(local, source, syntax.Location);
    }
}
