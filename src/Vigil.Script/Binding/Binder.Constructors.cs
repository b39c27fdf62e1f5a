using System.Collections.Immutable;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Runtime.Code;
using Vigil.Script.Diagnostics;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <content>Constructors of tables, sets, vectors and records; braces.</content>
internal sealed partial class Binder
{
    private BoundExpression BindBrace(BraceExpression brace, ScriptType? type)
    {
        if (type is VectorType vector)
        {
            var items = ImmutableArray.CreateBuilder<BoundExpression>();
            foreach (var item in brace.Items)
            {
                var bound = BindInitializer(item, null, item.Location, BoundText.Of);
                if (!bound.IsError && bound.Type.IsArithmetic && vector.Element.IsArithmetic)
                    items.Add(Widen(bound, vector.Element));
                else
                    items.Add(AssignConvert(bound, vector.Element, item.Location, () => BoundText.Of(bound)));
            }

            return new BoundVector(items.ToImmutable(), type, brace.Location);
        }

        if (type is RecordType record && brace.Items.Length == 0)
            return new BoundRecord([], record, brace.Location);
        var isTable = type is TableType given ? !given.IsSet : brace.Items.Any(static i => i is AssignExpression);
        if (type is not null and not TableType)
            return type.Tag == TypeTag.Error ? new BoundError(brace.Location) : Fail(brace.Location, "type clash in assignment", "{ ... }");
        if (type is null && brace.Items.Length == 0)
            return Fail(brace.Location, "empty list in untyped initialization", "{ }");
        return BindEntries(brace.Items, isTable, type as TableType, null, brace.Location);
    }

    private BoundExpression BindTableConstructor(TableExpression syntax)
    {
        if (syntax.Items.Length == 0)
            return WithAttributes(new BoundTable([], null, new TableType([], BaseType.Any), syntax.Location), syntax.Attributes);
        return WithAttributes(BindEntries(syntax.Items, true, null, null, syntax.Location), syntax.Attributes);
    }

    private BoundExpression BindSetConstructor(SetExpression syntax)
    {
        if (syntax.Items.Length == 0)
            return WithAttributes(new BoundTable([], null, new TableType([], null), syntax.Location), syntax.Attributes);
        return WithAttributes(BindEntries(syntax.Items, false, null, null, syntax.Location), syntax.Attributes);
    }

    private BoundExpression WithAttributes(BoundExpression made, ImmutableArray<AttributeSyntax> attributes)
    {
        if (attributes.Length == 0 || made is not BoundTable table)
            return made;
        return table with { Attributes = BindTableAttributes(attributes, table.Type) };
    }

    private BoundExpression BindEntries(
        ImmutableArray<ExpressionSyntax> items, bool isTable, TableType? wanted, BoundTableAttributes? attributes, SourceLocation location)
    {
        var entries = new List<(ImmutableArray<BoundExpression> Keys, BoundExpression? Value)>();
        foreach (var item in items)
        {
            var keySyntax = item;
            BoundExpression? value = null;
            if (isTable)
            {
                if (item is not AssignExpression { Operator: AssignOperator.Assign } assign)
                    return Fail(item.Location, "table constructor element lacks '=' structure", BoundText.Of(BindExpression(item)));
                keySyntax = assign.Target;
                if (keySyntax is not BracketExpression && wanted is null)
                    return Fail(location, "cannot determine type for table; ensure square brackets are around each key");
                value = assign.Source is BraceExpression && wanted?.Yield is not null
                    ? BindInitializer(assign.Source, wanted.Yield, assign.Location, BoundText.Of)
                    : BindExpression(assign.Source);
            }

            var keys = keySyntax is BracketExpression bracket
                ? [.. bracket.Items.Select(k => BindExpression(k))]
                : ImmutableArray.Create(BindExpression(keySyntax));
            if (keys.Any(static k => k.IsError) || value is { IsError: true })
                return new BoundError(location);
            foreach (var expanded in Expand(keys, wanted))
                entries.Add((expanded, value));
        }

        var type = wanted ?? InferTable(entries, isTable, location);
        if (type is null)
            return new BoundError(location);
        var bound = ImmutableArray.CreateBuilder<BoundEntry>(entries.Count);
        foreach (var (keys, value) in entries)
        {
            if (BindEntry(keys, value, type, wanted is not null, location) is not { } entry)
                return new BoundError(location);
            bound.Add(entry);
        }

        return new BoundTable(bound.ToImmutable(), attributes, type, location);
    }

    private BoundEntry? BindEntry(
        ImmutableArray<BoundExpression> keys, BoundExpression? value, TableType type, bool isAssignment, SourceLocation location)
    {
        if (keys.Length != type.Indices.Length)
        {
            _diagnostics.Error(
                _diagnostics.LocationOf(type), location, "indexing mismatch", $"{new ListType(type.Indices)} and {BoundText.Of(keys)}");
            return null;
        }

        var promoted = ImmutableArray.CreateBuilder<BoundExpression>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (Promote(keys[i], type.Indices[i]) is not { } key)
            {
                _diagnostics.Error(location, type.IsSet ? "inconsistent types in set constructor" : "inconsistent types in table constructor");
                return null;
            }

            promoted.Add(key);
        }

        if (value is null || type.Yield is null)
            return new(promoted.MoveToImmutable(), null);
        var fitted = isAssignment
            ? AssignConvert(value, type.Yield, value.Location, () => BoundText.Of(value))
            : Promote(value, type.Yield);
        return fitted is null or { IsError: true } ? null : new(promoted.MoveToImmutable(), fitted);
    }

    // A vector that goes into a record by a constructor is copied, other containers are shared.
    private static BoundExpression CopyVector(BoundExpression value) =>
        value.Type is VectorType && value is not (BoundVector or BoundConvert or BoundCall) ? new BoundConvert(value, value.Type, value.Location) : value;

    // A key component that is a list or set stands for each of its members, where the table has no such key.
    private List<ImmutableArray<BoundExpression>> Expand(ImmutableArray<BoundExpression> keys, TableType? wanted)
    {
        List<ImmutableArray<BoundExpression>> result = [[]];
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            var keepsSet = wanted is not null && i < wanted.Indices.Length && wanted.Indices[i] is TableType;
            List<BoundExpression> members;
            if (key is BoundList list)
            {
                members = [.. list.Items];
            }
            else if (keys.Length > 0 && key.Type is TableType { IsSet: true, Indices.Length: 1 } set && !keepsSet
                && (wanted is not null || key is not BoundTable || keys.Length > 1) && !UsesLocals.In(key) && TryEvaluate(key, out var value))
            {
                members = [];
                var table = value.AsTable();
                for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                    members.Add(new BoundConstant(table.KeyAt(cursor)[0], set.Indices[0], key.Location));
            }
            else
            {
                members = [key];
            }

            var longer = new List<ImmutableArray<BoundExpression>>(result.Count * members.Count);
            foreach (var prefix in result)
            {
                foreach (var member in members)
                    longer.Add(prefix.Add(member));
            }

            result = longer;
        }

        return result;
    }

    private TableType? InferTable(
        List<(ImmutableArray<BoundExpression> Keys, BoundExpression? Value)> entries, bool isTable, SourceLocation location)
    {
        var first = entries[0];
        var indices = first.Keys.Select(static k => k.Type).ToArray();
        var yield = first.Value?.Type;
        foreach (var (keys, value) in entries.Skip(1))
        {
            if (keys.Length != indices.Length)
            {
                _diagnostics.Error(location, isTable ? "inconsistent types in table constructor" : "inconsistent types in set constructor");
                return null;
            }

            for (var i = 0; i < indices.Length; i++)
                indices[i] = Merge(indices[i], keys[i].Type, isTable ? "inconsistent types in table constructor" : "inconsistent types in set constructor", location);
            if (value is not null && yield is not null)
                yield = Merge(yield, value.Type, "inconsistent types in table constructor", location);
        }

        foreach (var index in indices)
        {
            if (index.Tag is TypeTag.Any or TypeTag.File or TypeTag.Opaque)
                _diagnostics.Error(location, $"index type containing '{index}' is not supported", index.ToString());
        }

        if (indices.Any(static i => i.Tag == TypeTag.Error) || yield?.Tag == TypeTag.Error)
            return null;
        return _diagnostics.Locate(new TableType([.. indices], isTable ? yield ?? BaseType.Any : null), location);
    }

    private ScriptType Merge(ScriptType left, ScriptType right, string message, SourceLocation location)
    {
        if (left.IsArithmetic && right.IsArithmetic)
            return Wider(left, right);
        if (left is RecordType a && right is RecordType b && !ReferenceEquals(a, b) && (a.Name is null || a.Name != b.Name))
            return MergeRecords(a, b, message, location);
        if (left is TableType { IsUntyped: true } or VectorType { IsUntyped: true } && left.Tag == right.Tag)
            return right;
        if (right is TableType { IsUntyped: true } or VectorType { IsUntyped: true } && left.Tag == right.Tag)
            return left;
        if (TypeTests.Same(left, right))
            return left;
        _diagnostics.Error(location, message);
        return BaseType.Error;
    }

    private RecordType MergeRecords(RecordType left, RecordType right, string message, SourceLocation location)
    {
        var merged = new RecordType();
        foreach (var field in left.Fields)
        {
            var other = right.Find(field.Name);
            var type = other is null ? field.Type : Merge(field.Type, other.Type, message, location);
            merged.TryAdd(new(field.Name, type) { IsOptional = other is null || field.IsOptional || other.IsOptional });
        }

        foreach (var field in right.Fields)
            merged.TryAdd(new(field.Name, field.Type) { IsOptional = true });
        return merged;
    }

    private BoundExpression BindVectorConstructor(ImmutableArray<ExpressionSyntax> syntaxes, SourceLocation location, VectorType? wanted)
    {
        var items = syntaxes.Select(s => BindExpression(s)).ToImmutableArray();
        if (items.Any(static i => i.IsError))
            return new BoundError(location);
        if (items.Length == 0)
            return new BoundVector([], wanted ?? new VectorType(null), location);
        var element = wanted?.Element ?? items[0].Type;
        if (wanted is null)
        {
            foreach (var item in items)
            {
                if (item.Type.Tag == TypeTag.Void)
                    return Fail(item.Location, "value of type void illegal", BoundText.Of(item));
                element = Merge(element, item.Type, "inconsistent types in list", location);
                if (element.Tag == TypeTag.Error)
                    return new BoundError(location);
            }
        }

        var promoted = ImmutableArray.CreateBuilder<BoundExpression>(items.Length);
        foreach (var item in items)
        {
            if (Promote(item, element) is not { } fitted)
                return Fail(location, "inconsistent types in vector constructor");
            promoted.Add(fitted);
        }

        return new BoundVector(promoted.MoveToImmutable(), wanted ?? _diagnostics.Locate(new VectorType(element), location), location);
    }

    private BoundExpression BindAnonymousRecord(ImmutableArray<FieldInitializer> fields, SourceLocation location)
    {
        var type = _diagnostics.Locate(new RecordType(), location);
        var bound = ImmutableArray.CreateBuilder<BoundFieldInit>(fields.Length);
        foreach (var field in fields)
        {
            var value = BindExpression(field.Value);
            if (value.IsError)
                return value;
            if (value.Type.Tag == TypeTag.Void)
                return Fail(value.Location, "value of type void illegal", BoundText.Of(value));
            if (!type.TryAdd(new(field.Name, value.Type)))
                return Fail(field.Location, $"duplicate field '{field.Name}' found in record definition");
            bound.Add(new(bound.Count, value));
        }

        return new BoundRecord(bound.MoveToImmutable(), type, location);
    }

    private static ScriptType? FieldTypeOf(RecordType type, string field) =>
        type.SlotOf(field) is var slot and >= 0 ? type.Fields[slot].Type : null;

    private BoundExpression BindNamedRecord(RecordType type, ImmutableArray<FieldInitializer> fields, SourceLocation location)
    {
        var bound = ImmutableArray.CreateBuilder<BoundFieldInit>(fields.Length);
        var given = new HashSet<int>();
        var isFine = true;
        var values = fields.Select(f => (Field: f, Value: f.Value is LambdaExpression l ? BindLambda(l, FieldTypeOf(type, f.Name)) : BindExpression(f.Value))).ToList();
        if (values.Any(static v => v.Value.IsError))
            return new BoundError(location);
        string All() => $"{type.Name}({string.Join(", ", values.Select(v => $"${v.Field.Name}={BoundText.Of(v.Value)}"))})";
        foreach (var (field, value) in values)
        {
            var slot = type.SlotOf(field.Name);
            if (slot < 0)
            {
                _diagnostics.Error(location, "no such field in record", $"{All()} and ${field.Name}={BoundText.Of(value)}");
                _diagnostics.Suggest(field.Name, type.Fields.Select(static f => f.Name));
                isFine = false;
                continue;
            }

            given.Add(slot);
            var target = type.Fields[slot];
            if (Promote(value, target.Type) is { } fitted)
                bound.Add(new(slot, CopyVector(fitted)));
            else
                isFine = false;
        }

        if (!isFine)
            return new BoundError(location);
        var result = new BoundRecord(bound.ToImmutable(), type, location);
        foreach (var field in bound.Where(f => type.Fields[f.Slot].Deprecation is not null))
            _diagnostics.Deprecated(location, $"{type.Name}${type.Fields[field.Slot].Name}", type.Fields[field.Slot].Deprecation!, BoundText.Of(result)); // tested above
        for (var slot = 0; slot < type.Fields.Count; slot++)
        {
            var field = type.Fields[slot];
            if (!given.Contains(slot) && !field.IsOptional && !field.HasDefault && field.Type.Tag is not (TypeTag.Table or TypeTag.Vector or TypeTag.Record))
            {
                Error(result, $"mandatory field \"{field.Name}\" missing");
                isFine = false;
            }
        }

        return isFine ? result : new BoundError(location);
    }
}
