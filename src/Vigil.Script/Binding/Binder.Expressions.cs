using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Patterns;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Expressions.</content>
internal sealed partial class Binder
{
    /// <summary>Resolves and checks an expression.</summary>
    private BoundExpression BindExpression(ExpressionSyntax syntax) => syntax switch
    {
        ConstantExpression c => new BoundConstant(c.Value, c.Value.Type, c.Location),
        PatternExpression p => BindPattern(p),
        NameExpression n => BindName(n),
        ParenthesizedExpression p => BindExpression(p.Inner) is var inner && inner.IsError ? inner : inner with { IsParenthesized = true },
        UnaryExpression u => BindUnary(u),
        BinaryExpression b => BindBinary(b),
        ConditionalExpression c => BindConditional(c),
        AssignExpression a => BindAssign(a),
        IndexExpression i => BindIndex(i, isAssigned: false),
        SliceExpression s => BindSlice(s),
        FieldExpression f => BindField(f),
        HasFieldExpression f => BindHasField(f),
        CallExpression c => BindCall(c, isHook: false),
        CastExpression c => BindCast(c),
        IsExpression i => new BoundIs(BindExpression(i.Operand), Resolve(i.Target), i.Location),
        BracketExpression b => BindList(b),
        RecordExpression r => BindAnonymousRecord(r.Fields, r.Location),
        TableExpression t => BindTableConstructor(t),
        SetExpression s => BindSetConstructor(s),
        VectorExpression v => BindVectorConstructor(v.Items, v.Location, null),
        LambdaExpression l => BindLambda(l),
        ScheduleExpression s => BindSchedule(s),
        TypeExpression t => TypeConstant(Resolve(t.Denoted), t.Location),
        LocalExpression l => BindWhenLocal(l),
        BraceExpression b => Fail(b.Location, "braces are only allowed right of an assignment"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static BoundConstant TypeConstant(ScriptType type, SourceLocation location)
    {
        var value = new TypeVal(type);
        return new(Value.Of(value), value.Type, location);
    }

    private BoundExpression BindPattern(PatternExpression syntax)
    {
        try
        {
            var pattern = Pattern.Compile(syntax.Body.Span, syntax.IgnoreCase, syntax.DotAll);
            return new BoundConstant(Value.Of(new PatternVal(pattern)), BaseType.Pattern, syntax.Location);
        }
        catch (PatternError error)
        {
            return Fail(syntax.Location, error.Message);
        }
    }

    private BoundExpression BindName(NameExpression syntax)
    {
        if (!syntax.IsGlobal && FindLocal(syntax.Name, syntax.Location) is { } local)
            return ReadLocal(local, syntax.Location);
        if (syntax.Name == "_")
            return Fail(syntax.Location, "blank identifier used in expression");
        if (OldDialect.Holds(syntax.Location) && FindGlobal(syntax.Name, syntax.IsGlobal) is null && OldDialect.Current(syntax.Name) is var current
            && current != syntax.Name)
            syntax = syntax with { Name = current };
        if (UseGlobal(syntax.Name, syntax.IsGlobal, syntax.Location) is not { } symbol)
            return new BoundError(syntax.Location);
        return symbol.Kind switch
        {
            GlobalKind.Type => TypeConstant(symbol.Type, syntax.Location),
            GlobalKind.EnumConstant => new BoundConstant(Value.Enum((EnumType)symbol.Type, symbol.EnumNumber), symbol.Type, syntax.Location),
            _ => UseVariable(symbol, syntax.Location),
        };
    }

    private BoundGlobal UseVariable(GlobalSymbol symbol, SourceLocation location)
    {
        if (_function is { IsWhen: true } part)
            part.Globals.Add(symbol);
        return new(symbol, location);
    }

    private BoundExpression ReadLocal(LocalSymbol local, SourceLocation location)
    {
        if (local.Name == "_")
            return Fail(location, "blank identifier used in expression");
        if (local.IsOutOfScope)
        {
            _diagnostics.Error(
                local.Location, "use of out-of-scope local; move declaration to outer scope", local.DisplayName);
        }

        local.IsUsed = true;
        return new BoundLocal(local, location);
    }

    private BoundExpression BindConditional(ConditionalExpression syntax)
    {
        var condition = BindExpression(syntax.Condition);
        var then = BindExpression(syntax.Then);
        var other = BindExpression(syntax.Else);
        if (condition.IsError || then.IsError || other.IsError)
            return new BoundError(syntax.Location);
        var type = then.Type;
        if (condition.Type is VectorType)
        {
            // Element-wise: both branches are vectors.
            return new BoundConditional(condition, then, other, then.Type, syntax.Location);
        }

        if (condition.Type.Tag != TypeTag.Bool)
            return Fail(syntax.Location, "requires boolean conditional", BoundText.Of(condition));
        if (then.Type.IsArithmetic && other.Type.IsArithmetic)
        {
            type = Wider(then.Type, other.Type);
            (then, other) = (Widen(then, type), Widen(other, type));
        }
        else if (FillUntyped(then, other.Type) is { } filledThen)
        {
            (then, type) = (filledThen, other.Type);
        }
        else if (FillUntyped(other, then.Type) is { } filledElse)
        {
            other = filledElse;
        }
        else if (then.Type.Tag == TypeTag.Any != (other.Type.Tag == TypeTag.Any))
        {
            type = BaseType.Any;
            (then, other) = (Promote(then, type)!, Promote(other, type)!); // everything fits any
        }
        else if (then.Type is RecordType a && other.Type is RecordType b && !ReferenceEquals(a, b) && CoerceRecord(other, b, a, isQuiet: true) is { } coerced)
        {
            other = coerced;
        }
        else if (!TypeTests.Same(then.Type, other.Type))
        {
            return Fail(
                DiagnosticBag.Join(then.Location, other.Location),
                "operands must be of the same type",
                $"{BoundText.Of(condition)} ? {BoundText.Of(then)} : {BoundText.Of(other)}");
        }

        return new BoundConditional(condition, then, other, type, syntax.Location);
    }

    private BoundExpression BindList(BracketExpression syntax)
    {
        var items = syntax.Items.Select(i => BindExpression(i)).ToImmutableArray();
        if (items.Any(static i => i.IsError))
            return new BoundError(syntax.Location);
        return new BoundList(items, new ListType([.. items.Select(static i => i.Type)]), syntax.Location);
    }

    private BoundExpression BindCast(CastExpression syntax)
    {
        var operand = BindExpression(syntax.Operand);
        var type = Resolve(syntax.Target);
        if (operand.IsError || type.Tag == TypeTag.Error)
            return new BoundError(syntax.Location);
        var isPossible = operand.Type.Tag is TypeTag.Any or TypeTag.Opaque || TypeTests.Same(operand.Type, type)
            || operand.Type is RecordType { Fields: [{ Type.Tag: TypeTag.Opaque }] } // may hold a value of another data model
            || (operand.Type is TableType { IsSet: true, Indices.Length: 1 } && type is VectorType)
            || (operand.Type is VectorType && type is TableType { IsSet: true, Indices.Length: 1 });
        var result = new BoundCast(operand, type, syntax.Location);
        return isPossible ? result : Fail(syntax.Location, "cast not supported", BoundText.Of(result));
    }

    private BoundExpression BindIndex(IndexExpression syntax, bool isAssigned)
    {
        var container = BindExpression(syntax.Container);
        var keys = syntax.Indices.Select(i => BindExpression(i)).ToImmutableArray();
        if (container.IsError || keys.Any(static k => k.IsError))
            return new BoundError(syntax.Location);
        switch (container.Type)
        {
            case TableType table:
                return BindTableIndex(container, table, keys, isAssigned, syntax.Location);
            case VectorType vector:
                return BindVectorIndex(container, vector, keys, syntax.Location);
            case BaseType { Tag: TypeTag.String }:
                if (isAssigned)
                    return Fail(syntax.Location, "cannot assign to string index expression", IndexText(container, keys));
                if (keys is [{ Type: { IsIntegral: true } or { Tag: TypeTag.Bool } }])
                    return new BoundIndex(container, keys, BaseType.String, syntax.Location);
                return Fail(syntax.Location, "invalid string index expression", IndexText(container, keys));
            default:
                return Fail(syntax.Location, $"expression with type '{KindOf(container.Type)}' is not a type that can be indexed", IndexText(container, keys));
        }
    }

    private static string IndexText(BoundExpression container, ImmutableArray<BoundExpression> keys) =>
        $"{BoundText.Of(container)}[{BoundText.Of(keys)}]";

    private static string KindOf(ScriptType type) => type.Tag switch
    {
        TypeTag.Table => "table",
        TypeTag.Vector => "vector",
        TypeTag.Record => "record",
        TypeTag.Enum => "enum",
        TypeTag.Func => "func",
        TypeTag.Opaque => "opaque",
        TypeTag.File => "file",
        _ => type.ToString(),
    };

    private BoundExpression BindTableIndex(
        BoundExpression container, TableType table, ImmutableArray<BoundExpression> keys, bool isAssigned, SourceLocation location)
    {
        if (table.IsPatternIndexed && !isAssigned && keys is [{ Type.Tag: TypeTag.String }] && table.Yield is not null)
            return new BoundIndex(container, keys, new VectorType(table.Yield), location);
        if (table.IsSubnetIndexed && !isAssigned && keys is [{ Type.Tag: TypeTag.Addr }])
            return new BoundIndex(container, keys, table.Yield ?? BaseType.Void, location);
        var promoted = PromoteKeys(keys, table, location);
        if (promoted.IsDefault)
        {
            return Fail(location, "expression with type 'table' is not a type that can be indexed", IndexText(container, keys));
        }

        return new BoundIndex(container, promoted, table.Yield ?? BaseType.Void, location);
    }

    private ImmutableArray<BoundExpression> PromoteKeys(ImmutableArray<BoundExpression> keys, TableType table, SourceLocation location)
    {
        if (keys is [BoundList list] && table.Indices.Length == list.Items.Length)
            keys = list.Items;
        if (keys is [{ Type.Tag: TypeTag.Any }] && table.Indices.Length > 1)
            return keys; // an index list handed on as any
        if (keys.Length != table.Indices.Length)
        {
            _diagnostics.Error(
                _diagnostics.LocationOf(table), location, "indexing mismatch", $"{new ListType(table.Indices)} and {BoundText.Of(keys)}");
            return default;
        }

        var promoted = ImmutableArray.CreateBuilder<BoundExpression>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (Promote(keys[i], table.Indices[i]) is not { } key)
            {
                _diagnostics.Error(
                    keys[i].Location, _diagnostics.LocationOf(table.Indices[i]), "type mismatch", $"{BoundText.Of(keys[i])} and {table.Indices[i]}");
                return default;
            }

            promoted.Add(key);
        }

        return promoted.MoveToImmutable();
    }

    private BoundExpression BindVectorIndex(
        BoundExpression container, VectorType vector, ImmutableArray<BoundExpression> keys, SourceLocation location)
    {
        if (keys is [{ Type: { IsIntegral: true } or { Tag: TypeTag.Bool } }])
            return new BoundIndex(container, keys, vector.Element, location);
        if (keys is [{ Type: VectorType { Element: { IsIntegral: true } or { Tag: TypeTag.Bool } } }])
            return new BoundIndex(container, keys, vector, location);
        return Fail(location, "expression with type 'vector' is not a type that can be indexed", IndexText(container, keys));
    }

    private BoundExpression BindSlice(SliceExpression syntax)
    {
        var container = BindExpression(syntax.Container);
        var from = syntax.From is null ? null : BindExpression(syntax.From);
        var to = syntax.To is null ? null : BindExpression(syntax.To);
        if (container.IsError || from is { IsError: true } || to is { IsError: true })
            return new BoundError(syntax.Location);
        if (container.Type.Tag is not (TypeTag.String or TypeTag.Vector))
            return Fail(syntax.Location, "slice notation indexing only supported for strings and vectors currently", BoundText.Of(container));
        if (from is { Type.IsIntegral: false } || to is { Type.IsIntegral: false })
            return Fail(syntax.Location, "slice notation must have integral values as indexes", BoundText.Of(container));
        return new BoundSlice(container, ToInt(from), ToInt(to), syntax.Location);

        static BoundExpression? ToInt(BoundExpression? e) => e is null ? null : Widen(e, BaseType.Int);
    }

    private BoundExpression BindField(FieldExpression syntax)
    {
        var record = BindExpression(syntax.Record);
        if (record.IsError)
            return record;
        if (record.Type is not RecordType type)
            return Fail(syntax.Location, "not a record", $"{BoundText.Of(record)}${syntax.Field}");
        var slot = type.SlotOf(syntax.Field);
        if (slot < 0)
            return UnknownField(syntax.Location, $"{BoundText.Of(record)}${syntax.Field}", syntax.Field, type);
        var field = type.Fields[slot];
        var result = new BoundField(record, slot, field.Type, syntax.Location);
        if (field.Deprecation is not null)
            _diagnostics.Deprecated(syntax.Location, $"{type}${field.Name}", field.Deprecation, BoundText.Of(result));
        return result;
    }

    private BoundError UnknownField(SourceLocation location, string text, string field, RecordType type)
    {
        var result = Fail(location, "no such field in record", text);
        _diagnostics.Suggest(field, type.Fields.Select(static f => f.Name));
        return result;
    }

    private BoundExpression BindHasField(HasFieldExpression syntax)
    {
        var record = BindExpression(syntax.Record);
        if (record.IsError)
            return record;
        if (record.Type is not RecordType type)
            return Fail(syntax.Location, "not a record", $"{BoundText.Of(record)}?${syntax.Field}");
        var slot = type.SlotOf(syntax.Field);
        if (slot < 0)
            return UnknownField(syntax.Location, $"{BoundText.Of(record)}?${syntax.Field}", syntax.Field, type);
        var field = type.Fields[slot];
        var result = new BoundHasField(record, slot, syntax.Location);
        if (field.Deprecation is not null)
            _diagnostics.Deprecated(syntax.Location, $"{type}?${field.Name}", field.Deprecation, BoundText.Of(result));
        return result;
    }
}
