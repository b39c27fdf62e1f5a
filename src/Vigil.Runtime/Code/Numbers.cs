using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Vigil.Core;
using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Code;

/// <summary>Arithmetic that can fail, and conversions between numbers (language.md 3.4, 3.6).</summary>
public static class Numbers
{
    /// <summary><c>a - b</c> of counts: wraps with a warning.</summary>
    public static ulong CountMinus(ulong left, ulong right, EngineContext context, object[] pool, int site)
    {
        if (right > left)
            WarnUnderflow(context, pool, site);
        return left - right;
    }

    /// <summary><c>a / b</c> of ints; the minimum divided by -1 wraps.</summary>
    public static long DivideInt(long left, long right, object[] pool, int site)
    {
        if (right == 0)
            Checks.Fail(pool, site, "division by zero");
        return right == -1 ? unchecked(-left) : left / right;
    }

    /// <summary><c>a / b</c> of counts.</summary>
    public static ulong DivideCount(ulong left, ulong right, object[] pool, int site)
    {
        if (right == 0)
            Checks.Fail(pool, site, "division by zero");
        return left / right;
    }

    /// <summary><c>a / b</c> of doubles, times and intervals.</summary>
    public static double DivideDouble(double left, double right, object[] pool, int site)
    {
        if (right == 0)
            Checks.Fail(pool, site, "division by zero");
        return left / right;
    }

    /// <summary><c>a % b</c> of ints.</summary>
    public static long ModuloInt(long left, long right, object[] pool, int site)
    {
        if (right == 0)
            Checks.Fail(pool, site, "modulo by zero");
        return right == -1 ? 0 : left % right;
    }

    /// <summary><c>a % b</c> of counts.</summary>
    public static ulong ModuloCount(ulong left, ulong right, object[] pool, int site)
    {
        if (right == 0)
            Checks.Fail(pool, site, "modulo by zero");
        return left % right;
    }

    /// <summary><c>a &lt;&lt; b</c> of ints.</summary>
    public static long ShiftLeftInt(long left, ulong right, object[] pool, int site)
    {
        if (left < 0)
            Checks.Fail(pool, site, "left shifting a negative number is undefined");
        return left << (int)(right & 63);
    }

    /// <summary><c>|a|</c> of an int.</summary>
    public static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;

    /// <summary>A count as int.</summary>
    public static long CountToInt(ulong value)
    {
        if (value > long.MaxValue)
            Overflow("unsigned/double", "signed", "int", value.ToString(CultureInfo.InvariantCulture));
        return (long)value;
    }

    /// <summary>An int as count.</summary>
    public static ulong IntToCount(long value)
    {
        if (value < 0)
            Overflow("signed/double", "unsigned", "count", value.ToString(CultureInfo.InvariantCulture));
        return (ulong)value;
    }

    /// <summary>A double as int, truncated toward zero.</summary>
    public static long DoubleToInt(double value)
    {
        if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0))
            Overflow("unsigned/double", "signed", "int", value.ToString(CultureInfo.InvariantCulture));
        return (long)value;
    }

    /// <summary>A double as count, truncated toward zero.</summary>
    public static ulong DoubleToCount(double value)
    {
        if (!(value >= 0 && value < 18446744073709551616.0))
            Overflow("signed/double", "unsigned", "count", value.ToString(CultureInfo.InvariantCulture));
        return (ulong)value;
    }

    /// <summary>A count as double.</summary>
    public static double CountToDouble(ulong value) => value;

    internal static void WarnUnderflow(EngineContext context, object[] pool, int site)
    {
        var place = Checks.Site(pool, site);
        context.Reporter.Warning($"count underflow ({place.Detail})", place.Location, "expression warning");
    }

    [DoesNotReturn]
    private static void Overflow(string from, string to, string type, string value) =>
        throw new NoValueError($"overflow promoting from {from} to {to} arithmetic value ({type} and {value})");
}
