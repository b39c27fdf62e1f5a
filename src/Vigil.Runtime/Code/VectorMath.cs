using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Element-wise choice between vectors.</summary>
public static class VectorMath
{
    /// <summary><c>c ? a : b</c> with a vector of bool.</summary>
    public static VectorVal Choose(VectorVal conditions, VectorVal then, VectorVal otherwise, object[] pool, int site)
    {
        if (conditions.Count != then.Count || conditions.Count != otherwise.Count)
            Checks.Fail(pool, site, "vector operands are of different sizes");
        var result = new VectorVal(then.VectorType);
        for (var i = 0; i < conditions.Count; i++)
            result.Add(!conditions[i].IsSet ? default : conditions[i].AsBool() ? then[i] : otherwise[i]);
        return result;
    }
}
