using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Sameness of types (language.md 3.2) and what <c>as</c> and <c>is</c> ask.</summary>
public static class TypeTests
{
    // Types nest as deep as their declaration is written; a limit keeps a contrived one from exhausting the stack.
    private const int Depth = 60;

    /// <summary>Whether two types are the same.</summary>
    public static bool Same(ScriptType left, ScriptType right) => Same(left, right, Depth);

    /// <summary>Whether a value is of a type.</summary>
    public static bool Holds(Value value, ScriptType type) =>
        value.IsSet && (type.Tag == TypeTag.Any || (Same(value.Type, type) && SameEnum(value.Type, type)));

    /// <summary>Whether <c>as</c> would succeed, which is what <c>is</c> asks.</summary>
    public static bool CanCast(Value value, ScriptType type) => Holds(value, type) || (value.IsSet && TryConvert(value, type, out _));

    /// <summary>A value that can be cast, in its new type.</summary>
    public static Value Cast(Value value, ScriptType type) =>
        !Holds(value, type) && TryConvert(value, type, out var converted) ? converted : value;

    /// <summary>Set to vector and back, and what a record holds of another data model.</summary>
    public static bool TryConvert(Value value, ScriptType type, out Value result)
    {
        result = default;
        switch (value.Object, type)
        {
            case (RecordVal { Count: 1 } wrapper, _) when wrapper[0].Object is IForeignValue foreign:
                return foreign.TryConvert(type, out result);
            case (TableVal { TableType.IsSet: true, Arity: 1 } set, VectorType vector)
                when Same(set.TableType.Indices[0], vector.Element):
                var elements = new VectorVal(vector);
                for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
                    elements.Add(set.KeyAt(cursor)[0]);
                result = Value.Of(elements);
                return true;
            case (VectorVal source, TableType { IsSet: true, Indices.Length: 1 } wanted)
                when Same(source.VectorType.Element, wanted.Indices[0]):
                var members = new TableVal(wanted);
                foreach (var element in source.Elements)
                {
                    if (element.IsSet)
                        members.Set(element);
                }

                result = Value.Of(members);
                return true;
            default:
                return false;
        }
    }

    private static bool SameEnum(ScriptType left, ScriptType right) =>
        left is not EnumType || left.Name == right.Name;

    private static bool Same(ScriptType left, ScriptType right, int depth)
    {
        if (ReferenceEquals(left, right) || left.Tag is TypeTag.Any or TypeTag.Error || right.Tag is TypeTag.Any or TypeTag.Error)
            return true;
        if (left.Tag != right.Tag || depth == 0)
            return false;
        return (left, right) switch
        {
            (TableType a, TableType b) => Same(a, b, depth - 1),
            (VectorType a, VectorType b) => a.IsUntyped == b.IsUntyped && Same(a.Element, b.Element, depth - 1),
            (FileType a, FileType b) => Same(a.Element, b.Element, depth - 1),
            (FunctionType a, FunctionType b) => Same(a, b, depth - 1),
            (RecordType a, RecordType b) => Same(a, b, depth - 1),
            (OpaqueType a, OpaqueType b) => a.What == b.What,
            (ListType a, ListType b) => a.Elements.Length == b.Elements.Length
                && a.Elements.Zip(b.Elements).All(pair => Same(pair.First, pair.Second, depth - 1)),
            (TypeType a, TypeType b) => Same(a.Denoted, b.Denoted, depth - 1),
            _ => true, // base types by kind; enums count as the same, with a warning where they are mixed
        };
    }

    private static bool Same(TableType left, TableType right, int depth)
    {
        if (left.IsSet != right.IsSet || left.Indices.Length != right.Indices.Length)
            return false;
        for (var i = 0; i < left.Indices.Length; i++)
        {
            if (!Same(left.Indices[i], right.Indices[i], depth))
                return false;
        }

        return left.Yield is null || Same(left.Yield, right.Yield!, depth); // both are tables
    }

    private static bool Same(FunctionType left, FunctionType right, int depth)
    {
        if (left.Flavor != right.Flavor || left.Parameters.Length != right.Parameters.Length
            || !Same(left.Result, right.Result, depth))
            return false;
        for (var i = 0; i < left.Parameters.Length; i++)
        {
            if (!Same(left.Parameters[i].Type, right.Parameters[i].Type, depth))
                return false;
        }

        return true;
    }

    private static bool Same(RecordType left, RecordType right, int depth)
    {
        if (left.Name is not null && left.Name == right.Name)
            return true;
        if (left.Fields.Count != right.Fields.Count)
            return false;
        for (var i = 0; i < left.Fields.Count; i++)
        {
            var (a, b) = (left.Fields[i], right.Fields[i]);
            if (a.Name != b.Name || a.IsOptional != b.IsOptional || a.HasDefault != b.HasDefault
                || a.IsLogged != b.IsLogged || !Same(a.Type, b.Type, depth))
                return false;
        }

        return true;
    }
}
