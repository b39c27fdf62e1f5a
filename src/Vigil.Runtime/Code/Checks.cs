using System.Diagnostics.CodeAnalysis;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Tests that compiled code makes at run time; the cold paths throw.</summary>
public static class Checks
{
    /// <summary>A variable's value, which must be set.</summary>
    public static Value Required(Value value, object[] pool, int site)
    {
        if (!value.IsSet)
            Unset(pool, site);
        return value;
    }

    /// <summary>A variable was read before it was set.</summary>
    [DoesNotReturn]
    public static void Unset(object[] pool, int site) => throw Site(pool, site).Error("value used but not set");

    /// <summary>A record field, which must be set.</summary>
    public static Value Field(RecordVal record, int slot, object[] pool, int site)
    {
        var value = record[slot];
        if (!value.IsSet)
            MissingField(pool, site);
        return value;
    }

    /// <summary>The result of a call that may have ended without one.</summary>
    public static Value Result(Value value)
    {
        if (!value.IsSet)
            NoResult();
        return value;
    }

    /// <summary>Whether a bool that may be missing holds.</summary>
    [DoesNotReturn]
    public static void NoResult() => throw new Core.Diagnostics.NoValueError("");

    /// <summary>A function with a result came to its end without one.</summary>
    [DoesNotReturn]
    public static void EndWithoutValue(EngineContext context, object[] pool, int site)
    {
        var place = Site(pool, site);
        context.Reporter.Warning($"non-void function returning without a value: {place.Detail}", place.Location);
        NoResult();
    }

    /// <summary>Division by zero and its like.</summary>
    [DoesNotReturn]
    public static void Fail(object[] pool, int site, string message) => throw Site(pool, site).Error(message);

    /// <summary><c>v as T</c> where v is an <c>any</c>.</summary>
    public static Value Cast(Value value, ScriptType type, object[] pool, int site)
    {
        if (!value.IsSet)
            Unset(pool, site);
        if (TypeTests.Holds(value, type))
            return value;
        if (TypeTests.TryConvert(value, type, out var converted))
            return converted;
        throw Site(pool, site).Error($"invalid cast of value with type '{value.Type}' to type '{type}'");
    }

    /// <summary>An <c>any</c> where another type is wanted: the kinds must agree.</summary>
    public static Value FromAny(Value value, ScriptType type, object[] pool, int site)
    {
        if (!value.IsSet)
            Unset(pool, site);
        if (value.Type.Tag != type.Tag && type.Tag != TypeTag.Any)
            throw Site(pool, site).Error("incompatible \"any\" type");
        return value;
    }

    /// <summary>The place a number in the pool stands for.</summary>
    public static ErrorSite Site(object[] pool, int site) => (ErrorSite)pool[site];

    [DoesNotReturn]
    private static void MissingField(object[] pool, int site) => throw Site(pool, site).Error("field value missing");
}
