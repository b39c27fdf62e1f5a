using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Numbers;

/// <summary>Numbers from strings, octets and other numbers (language.md 5.4). Failures are reported and yield a default.</summary>
public static class Conversions
{
    /// <summary>A count from its digits.</summary>
    [Builtin("to_count", "function(str: string, base: count &default=10): count")]
    public static ulong ToCount(EngineContext context, ByteString str, ulong numberBase)
    {
        if (!IsBase(context, numberBase))
            return 0;
        var number = NumberParser.Parse(str.Span, (int)numberBase);
        if (!number.IsWhole)
        {
            context.Reporter.Error($"bad conversion to count ({str})");
            return 0;
        }

        return number.IsNegative && !number.Overflows ? unchecked(0 - number.Magnitude) : number.Magnitude;
    }

    /// <summary>An int from its digits; on error what stood before the mistake.</summary>
    [Builtin("to_int", "function(str: string, base: count &default=10): int")]
    public static long ToInt(EngineContext context, ByteString str, ulong numberBase)
    {
        if (!IsBase(context, numberBase))
            return 0;
        var number = NumberParser.Parse(str.Span, (int)numberBase);
        if (!number.IsWhole)
            context.Reporter.Error($"bad conversion to integer ({str})");
        if (number.IsNegative)
            return number.Magnitude >= 1UL << 63 ? long.MinValue : -(long)number.Magnitude;
        return (long)Math.Min(number.Magnitude, long.MaxValue);
    }

    /// <summary>A double from its decimal form.</summary>
    [Builtin("to_double", "function(str: string): double")]
    public static double ToDouble(EngineContext context, ByteString str)
    {
        var text = str.Span.TrimStart(" \t\n\v\f\r"u8);
        if (Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length)
            return value;
        switch (Encoding.Latin1.GetString(text).TrimStart('+').ToLowerInvariant())
        {
            case "inf" or "infinity":
                return double.PositiveInfinity;
            case "-inf" or "-infinity":
                return double.NegativeInfinity;
            case "nan" or "-nan":
                return double.NaN;
        }

        if (double.TryParse(Encoding.Latin1.GetString(text), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out value))
            return value;
        context.Reporter.Error($"bad conversion to double ({str})");
        return 0;
    }

    /// <summary>Rounds to the nearest whole number, halves to the even one.</summary>
    [Builtin("double_to_int", "function(d: double): int", IsPure = true)]
    public static long DoubleToInt(EngineContext context, double d) => (long)Math.Round(d);

    /// <summary>Rounds to the nearest whole number, halves to the even one; below zero an error, and the count wraps.</summary>
    [Builtin("double_to_count", "function(d: double): count")]
    public static ulong DoubleToCount(EngineContext context, double d)
    {
        if (d >= 0)
            return (ulong)Math.Round(d);
        context.Reporter.Error(string.Create(CultureInfo.InvariantCulture, $"bad conversion to count ({d})"));
        return unchecked((ulong)(long)Math.Round(d));
    }

    /// <summary>A count from an int; below zero an error.</summary>
    [Builtin("int_to_count", "function(n: int): count")]
    public static ulong IntToCount(EngineContext context, long n)
    {
        if (n >= 0)
            return (ulong)n;
        context.Reporter.Error($"bad conversion to count ({n})");
        return 0;
    }

    /// <summary>The same number.</summary>
    [Builtin("int_to_double", "function(i: int): double", IsPure = true)]
    public static double IntToDouble(EngineContext context, long i) => i;

    /// <summary>The same number.</summary>
    [Builtin("count_to_double", "function(c: count): double", IsPure = true)]
    public static double CountToDouble(EngineContext context, ulong c) => c;

    /// <summary>Seconds.</summary>
    [Builtin("interval_to_double", "function(i: interval): double", IsPure = true)]
    [Builtin("time_to_double", "function(t: time): double", IsPure = true)]
    [Builtin("double_to_interval", "function(d: double): interval", IsPure = true)]
    [Builtin("double_to_time", "function(d: double): time", IsPure = true)]
    public static double Seconds(EngineContext context, double d) => d;

    /// <summary>The number of an enum constant.</summary>
    [Builtin("enum_to_int", "function(e: any): int")]
    public static long EnumToInt(EngineContext context, Value e)
    {
        if (e.Type.Tag == Core.Types.TypeTag.Enum)
            return e.AsInt();
        context.Reporter.Error("enum_to_int() requires enum value");
        return -1;
    }

    /// <summary>A number from up to eight octets, most significant first or last.</summary>
    [Builtin("bytestring_to_count", "function(s: string, is_le: bool &default=F): count")]
    public static ulong BytesToCount(EngineContext context, ByteString s, bool isLe)
    {
        if (s.Length > 8)
        {
            context.Reporter.Error("bytestring_to_count: bytestring length is not from 0 to 8");
            return 0;
        }

        ulong number = 0;
        for (var i = 0; i < s.Length; i++)
            number = (number << 8) | s.Span[isLe ? s.Length - 1 - i : i];
        return number;
    }

    /// <summary>A double from its eight octets in network order.</summary>
    [Builtin("bytestring_to_double", "function(s: string): double")]
    public static double BytesToDouble(EngineContext context, ByteString s)
    {
        if (s.Length == 8)
            return BinaryPrimitives.ReadDoubleBigEndian(s.Span);
        context.Reporter.Error("bad conversion to double");
        return 0;
    }

    /// <summary>A single-precision number from its four octets in network order.</summary>
    [Builtin("bytestring_to_float", "function(s: string): double")]
    public static double BytesToFloat(EngineContext context, ByteString s)
    {
        if (s.Length == 4)
            return BinaryPrimitives.ReadSingleBigEndian(s.Span);
        context.Reporter.Error("bad conversion to float");
        return 0;
    }

    private static bool IsBase(EngineContext context, ulong numberBase)
    {
        if (numberBase is 0 or (>= 2 and <= 36))
            return true;
        context.Reporter.Error("base must be from 2 to 36");
        return false;
    }
}
