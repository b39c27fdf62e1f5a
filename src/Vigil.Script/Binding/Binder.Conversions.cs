using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Conversions (language.md 3.4, 3.5).</content>
internal sealed partial class Binder
{
    /// <summary>Fits an expression to a type as arguments, indices and elements are; <see langword="null"/> if it does not.</summary>
    private BoundExpression? Promote(BoundExpression e, ScriptType type, bool isQuiet = false)
    {
        if (e.IsError || type.Tag == TypeTag.Error)
            return e;
        if (type.Tag == TypeTag.Any || e.Type.Tag == TypeTag.Any)
            return e.Type.Tag == type.Tag ? e : ToOrFromAny(e, type, isQuiet);
        if (type.IsArithmetic || e.Type.IsArithmetic)
        {
            if (!type.IsArithmetic || !e.Type.IsArithmetic)
                return Clash("arithmetic mixed with non-arithmetic");
            if (e.Type.Tag == type.Tag)
                return e;
            return IsWider(type, e.Type) ? new BoundConvert(e, type, e.Location) : Clash("over-promotion of arithmetic value");
        }

        if (type is RecordType record && e.Type is RecordType source)
            return CoerceRecord(e, source, record, isQuiet);
        if (FillUntyped(e, type) is { } filled)
            return filled;
        if (!TypeTests.Same(e.Type, type))
            return Clash("type clash");
        WarnMixedEnums(e, type);
        return e;

        BoundExpression? Clash(string message)
        {
            if (!isQuiet)
                _diagnostics.Error(_diagnostics.LocationOf(type), e.Location, message, $"{type} and {BoundText.Of(e)}");
            return null;
        }
    }

    /// <summary>Fits an expression to what it is assigned to.</summary>
    private BoundExpression AssignConvert(BoundExpression e, ScriptType type, SourceLocation location, Func<string> text)
    {
        if (e.IsError || type.Tag == TypeTag.Error)
            return e;
        if (e.Type.Tag == TypeTag.Void)
            return Fail(location, "can't assign void value", text());
        if (type.Tag == TypeTag.Any)
            return e.Type.Tag == TypeTag.Any ? e : new BoundConvert(e, type, e.Location);
        if (e.Type.Tag == TypeTag.Any)
        {
            return type.IsArithmetic
                ? Fail(location, $"assignment of non-arithmetic value to arithmetic ({type}/{e.Type})", text())
                : new BoundConvert(e, type, e.Location);
        }

        if (type.Tag == TypeTag.Time && e is BoundConstant { Value: var zero } && e.Type.IsArithmetic && zero.Bits == 0)
            return new BoundConstant(Value.Time(0.0), BaseType.Time, e.Location);
        if (type.IsArithmetic || e.Type.IsArithmetic)
            return AssignNumber(e, type, location, text);
        if (type.Tag == TypeTag.Enum != (e.Type.Tag == TypeTag.Enum))
            return Fail(location, "can't convert to/from enumerated type", text());
        if (type is RecordType record && e.Type is RecordType source)
            return CoerceRecord(e, source, record, isQuiet: false) ?? new BoundError(location);
        if (FillUntyped(e, type) is { } filled)
            return filled;
        if (TypeTests.Same(e.Type, type))
        {
            WarnMixedEnums(e, type);
            return e;
        }

        if (e is BoundTable { Type: TableType from } && type is TableType to && CanRebuild(from, to))
            return new BoundConvert(e, type, e.Location);
        return Fail(location, "type clash in assignment", text());
    }

    private BoundExpression AssignNumber(BoundExpression e, ScriptType type, SourceLocation location, Func<string> text)
    {
        if (!type.IsArithmetic)
        {
            return type.Tag == TypeTag.Enum
                ? Fail(location, "can't convert to/from enumerated type", text())
                : Fail(location, "type clash in assignment", text());
        }

        if (!e.Type.IsArithmetic)
            return Fail(location, $"assignment of non-arithmetic value to arithmetic ({type}/{e.Type})", text());
        if (type.Tag == e.Type.Tag)
            return e;
        if (!IsWider(type, e.Type))
        {
            _diagnostics.Warning(
                location,
                e.Type.Tag == TypeTag.Double ? "dangerous assignment of double to integral" : "dangerous assignment of integer to count",
                text());
        }

        return new BoundConvert(e, type, e.Location);
    }

    private BoundConvert? ToOrFromAny(BoundExpression e, ScriptType type, bool isQuiet)
    {
        if (e.Type.Tag != TypeTag.Void)
            return new BoundConvert(e, type, e.Location);
        if (!isQuiet)
            Error(e, "value of type void illegal");
        return null;
    }

    /// <summary>Gives an empty constructor the type it is wanted in; <see langword="null"/> if it is none.</summary>
    private static BoundExpression? FillUntyped(BoundExpression e, ScriptType type) => (e, type) switch
    {
        (BoundTable { Type: TableType { IsUntyped: true } } table, TableType wanted)
            when ((TableType)table.Type).IsSet == wanted.IsSet => table with { Type = wanted },
        (BoundVector { Type: VectorType { IsUntyped: true } } vector, VectorType) => vector with { Type = type },
        (BoundConditional c, _) when FillUntyped(c.Then, type) is { } then => c with { Then = then, Type = type },
        (BoundConditional c, _) when FillUntyped(c.Else, type) is { } other => c with { Else = other, Type = type },
        _ => null,
    };

    private static bool IsWider(ScriptType wide, ScriptType narrow) => (wide.Tag, narrow.Tag) is
        (TypeTag.Int, TypeTag.Count) or (TypeTag.Double, TypeTag.Count) or (TypeTag.Double, TypeTag.Int);

    private static bool CanRebuild(TableType from, TableType to) =>
        from.IsSet == to.IsSet && from.Indices.Length == to.Indices.Length
        && from.Indices.Zip(to.Indices).All(p => TypeTests.Same(p.First, p.Second) || IsWider(p.Second, p.First))
        && (from.Yield is null || TypeTests.Same(from.Yield, to.Yield!) || IsWider(to.Yield!, from.Yield)); // both are tables

    private BoundExpression? CoerceRecord(BoundExpression e, RecordType source, RecordType type, bool isQuiet)
    {
        if (ReferenceEquals(source, type) || (source.Name is not null && source.Name == type.Name))
            return e;
        var result = new BoundConvert(e, type, e.Location);
        var isFine = true;
        foreach (var field in source.Fields)
        {
            if (type.Find(field.Name) is not { } target)
                Complain($"orphaned field \"{field.Name}\" in record coercion");
            else if (!CanCoerceField(FieldValue(e, source, field), field.Type, target.Type))
                Complain($"type clash for field \"{field.Name}\"");
        }

        foreach (var field in type.Fields)
        {
            if (source.Find(field.Name) is null && !field.IsOptional && !field.HasDefault)
                Complain($"non-optional field \"{field.Name}\" missing");
        }

        return isFine ? result : null;

        void Complain(string message)
        {
            isFine = false;
            if (!isQuiet)
                Error(result, message);
        }
    }

    private static BoundExpression? FieldValue(BoundExpression e, RecordType type, RecordField field) =>
        e is BoundRecord record ? record.Fields.FirstOrDefault(f => type.Fields[f.Slot] == field)?.Value : null;

    private static bool CanCoerceField(BoundExpression? value, ScriptType from, ScriptType to) => (from, to) switch
    {
        _ when from.IsArithmetic && to.IsArithmetic => from.Tag == to.Tag || IsWider(to, from),
        (RecordType a, RecordType b) => a.IsSameAs(b) || a.Name is not null && a.Name == b.Name || CanCoerce(a, b),
        (VectorType { IsUntyped: true }, VectorType) => true,
        (TableType { IsUntyped: true }, TableType) => false,
        _ => value is not null && FillUntyped(value, to) is not null || TypeTests.Same(from, to),
    };

    private static bool CanCoerce(RecordType from, RecordType to) =>
        from.Fields.All(f => to.Find(f.Name) is { } target && CanCoerceField(null, f.Type, target.Type))
        && to.Fields.All(f => from.Find(f.Name) is not null || f.IsOptional || f.HasDefault);

    private void WarnMixedEnums(BoundExpression e, ScriptType type)
    {
        if (e.Type is EnumType from && type is EnumType to && from.Name != to.Name && !AreTags(from, to))
        {
            _diagnostics.Warning(
                e.Location, $"Remove in v9.1. Mixing incompatible enum types {from.Name} and {to.Name} will become an error.");
        }
    }

    // Every kind of analyzer has tags of its own, and all of them are tags of AllAnalyzers as well.
    private static bool AreTags(EnumType a, EnumType b) =>
        a.Name!.EndsWith("::Tag", StringComparison.Ordinal) && b.Name!.EndsWith("::Tag", StringComparison.Ordinal)
        && (a.Name == "AllAnalyzers::Tag" || b.Name == "AllAnalyzers::Tag");

    private static BaseType Wider(ScriptType left, ScriptType right) =>
        left.Tag == TypeTag.Double || right.Tag == TypeTag.Double ? BaseType.Double
        : left.Tag == TypeTag.Int || right.Tag == TypeTag.Int ? BaseType.Int
        : BaseType.Count;

    private static BoundExpression Widen(BoundExpression e, ScriptType type) =>
        e.IsError || e.Type.Tag == type.Tag ? e : new BoundConvert(e, type, e.Location);

    /// <summary>Binds the right side of <c>=</c>, where braces are allowed.</summary>
    private BoundExpression BindInitializer(
        ExpressionSyntax syntax, ScriptType? type, SourceLocation location, Func<BoundExpression, string> text)
    {
        if (syntax is BraceExpression brace)
            return BindBrace(brace, type);
        var value = BindExpression(syntax);
        if (type is not null)
            return AssignConvert(value, type, location, () => text(value));
        if (value.Type is TableType { IsUntyped: true } or VectorType { IsUntyped: true })
            return Fail(value.Location, "empty constructor in untyped initialization", BoundText.Of(value));
        return value.Type.Tag == TypeTag.Void ? Fail(location, "can't assign void value", text(value)) : value;
    }
}
