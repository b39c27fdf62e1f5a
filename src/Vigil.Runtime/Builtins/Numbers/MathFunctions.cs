using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Numbers;

/// <summary>Arithmetic beyond the operators.</summary>
public static class MathFunctions
{
    private const double EarthRadiusMiles = 3958.8;

    /// <summary>The greatest whole number that is not above.</summary>
    [Builtin("floor", "function(d: double): double", IsPure = true)]
    public static double Floor(EngineContext context, double d) => Math.Floor(d);

    /// <summary>The smallest whole number that is not below.</summary>
    [Builtin("ceil", "function(d: double): double", IsPure = true)]
    public static double Ceiling(EngineContext context, double d) => Math.Ceiling(d);

    /// <summary>The square root; of a negative number an error, -1.</summary>
    [Builtin("sqrt", "function(x: double): double")]
    public static double SquareRoot(EngineContext context, double x)
    {
        if (x >= 0 || double.IsNaN(x))
            return Math.Sqrt(x);
        context.Reporter.Error("negative sqrt argument");
        return -1;
    }

    /// <summary>e to a power.</summary>
    [Builtin("exp", "function(d: double): double", IsPure = true)]
    public static double Exponential(EngineContext context, double d) => Math.Exp(d);

    /// <summary>The natural logarithm.</summary>
    [Builtin("ln", "function(d: double): double", IsPure = true)]
    public static double NaturalLogarithm(EngineContext context, double d) => Math.Log(d);

    /// <summary>The logarithm to base 10.</summary>
    [Builtin("log10", "function(d: double): double", IsPure = true)]
    public static double DecimalLogarithm(EngineContext context, double d) => Math.Log10(d);

    /// <summary>The logarithm to base 2.</summary>
    [Builtin("log2", "function(d: double): double", IsPure = true)]
    public static double BinaryLogarithm(EngineContext context, double d) => Math.Log2(d);

    /// <summary>A number to a power.</summary>
    [Builtin("pow", "function(x: double, y: double): double", IsPure = true)]
    public static double Power(EngineContext context, double x, double y) => Math.Pow(x, y);

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Builtin("modulo", "function(a: int, b: int): int")]
    public static long Modulo(EngineContext context, long a, long b)
    {
        if (b is not (0 or -1))
            return a % b;
        if (b == 0)
            context.Reporter.Error("modulo by zero");
        return 0; // modulo -1, which the processor refuses for the smallest number
    }

    /// <summary>The distance of two points on the globe, given in degrees, in miles.</summary>
    [Builtin("haversine_distance", "function(lat1: double, long1: double, lat2: double, long2: double): double", IsPure = true)]
    public static double GreatCircleDistance(EngineContext context, double lat1, double long1, double lat2, double long2)
    {
        const double Radian = Math.PI / 180;
        var height = Math.Sin((lat2 - lat1) * Radian / 2);
        var width = Math.Sin((long2 - long1) * Radian / 2);
        var chord = (height * height) + (Math.Cos(lat1 * Radian) * Math.Cos(lat2 * Radian) * width * width);
        return 2 * EarthRadiusMiles * Math.Asin(Math.Sqrt(chord));
    }

    /// <summary>A random number below <c>max</c>.</summary>
    [Builtin("rand", "function(max: count): count")]
    public static ulong Random(EngineContext context, ulong max) =>
        max == 0 ? 0 : context.Service<RandomSource>().NextForScripts() % max;

    /// <summary>Starts the random numbers over.</summary>
    [Builtin("srand", "function(seed: count): any")]
    public static Value SeedRandom(EngineContext context, ulong seed)
    {
        context.Service<RandomSource>().SeedScripts(seed);
        return Value.Bool(true);
    }

    /// <summary>The weight of a site for a key in highest-random-weight hashing (Thaler and Ravishankar).</summary>
    [Builtin("hrw_weight", "function(key_digest: count, site_id: count): count", IsPure = true)]
    public static ulong RendezvousWeight(EngineContext context, ulong keyDigest, ulong siteId)
    {
        const ulong Multiplier = 1103515245, Increment = 12345, Mask = 0x7FFF_FFFF;
        var site = (Multiplier * (siteId & Mask)) + Increment;
        return ((Multiplier * (site ^ (keyDigest & Mask))) + Increment) & Mask;
    }
}
