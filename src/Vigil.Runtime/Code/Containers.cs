using System.Diagnostics.CodeAnalysis;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Reading and changing tables, sets and vectors.</summary>
public static class Containers
{
    /// <summary><c>t[k]</c>.</summary>
    public static Value Index(TableVal table, Value key, EngineContext context, object[] pool, int site)
    {
        if (!table.Lookup(context, key, out var value))
            NoSuchIndex(pool, site);
        return value;
    }

    /// <summary><c>t[a, b]</c>.</summary>
    public static Value Index(TableVal table, Value a, Value b, EngineContext context, object[] pool, int site)
    {
        if (!table.Lookup(context, [a, b], out var value))
            NoSuchIndex(pool, site);
        return value;
    }

    /// <summary><c>t[a, b, ...]</c>.</summary>
    public static Value Index(TableVal table, Value[] key, EngineContext context, object[] pool, int site)
    {
        if (!table.Lookup(context, key, out var value))
            NoSuchIndex(pool, site);
        return value;
    }

    /// <summary><c>k in t</c>.</summary>
    public static bool Has(TableVal table, Value key, EngineContext context) => table.Has(context, key);

    /// <summary><c>[a, b] in t</c>.</summary>
    public static bool Has(TableVal table, Value a, Value b, EngineContext context) => table.Has(context, [a, b]);

    /// <summary><c>[a, b, ...] in t</c>.</summary>
    public static bool Has(TableVal table, Value[] key, EngineContext context) => table.Has(context, key);

    /// <summary><c>t[k] = v</c>, and <c>add s[k]</c>.</summary>
    public static void Assign(TableVal table, Value[] key, Value value, EngineContext context, object[] pool, int site)
    {
        if (table.Assign(context, key, value) && table.Walkers > 0)
            WarnLoop(context, pool, site);
    }

    /// <summary><c>t[k] = v</c>, and <c>add s[k]</c>, with one index component.</summary>
    public static void Assign(TableVal table, Value key, Value value, EngineContext context, object[] pool, int site)
    {
        if (table.Assign(context, key, value) && table.Walkers > 0)
            WarnLoop(context, pool, site);
    }

    /// <summary><c>t[j, k] = v</c>, and <c>add s[j, k]</c>.</summary>
    public static void Assign(TableVal table, Value first, Value second, Value value, EngineContext context, object[] pool, int site)
    {
        if (table.Assign(context, [first, second], value) && table.Walkers > 0)
            WarnLoop(context, pool, site);
    }

    /// <summary><c>delete t[k]</c>, with one index component.</summary>
    public static void Delete(TableVal table, Value key, EngineContext context, object[] pool, int site)
    {
        var before = table.Count;
        table.Delete(context, key);
        if (table.Walkers > 0 && table.Count < before)
            WarnLoop(context, pool, site);
    }

    /// <summary><c>delete t[j, k]</c>.</summary>
    public static void Delete(TableVal table, Value first, Value second, EngineContext context, object[] pool, int site)
    {
        var before = table.Count;
        table.Delete(context, [first, second]);
        if (table.Walkers > 0 && table.Count < before)
            WarnLoop(context, pool, site);
    }

    /// <summary><c>delete t[k]</c>.</summary>
    public static void Delete(TableVal table, Value[] key, EngineContext context, object[] pool, int site)
    {
        var before = table.Count;
        table.Delete(context, key);
        if (table.Walkers > 0 && table.Count < before)
            WarnLoop(context, pool, site);
    }

    /// <summary><c>v[i]</c> with an int.</summary>
    public static Value Element(VectorVal vector, long index, object[] pool, int site)
    {
        if (index < 0)
            index += vector.Count;
        if ((ulong)index >= (ulong)vector.Count)
            NoSuchIndex(pool, site);
        var value = vector[(int)index];
        if (!value.IsSet)
            NoSuchIndex(pool, site);
        return value;
    }

    /// <summary><c>v[i] = x</c>.</summary>
    public static void SetElement(VectorVal vector, long index, Value value, object[] pool, int site)
    {
        if ((ulong)index > 0x0FFF_FFFF)
            NoSuchIndex(pool, site);
        vector[(int)index] = value;
    }

    /// <summary><c>i in v</c>.</summary>
    public static bool HasElement(VectorVal vector, long index) =>
        (ulong)index < (ulong)vector.Count && vector[(int)index].IsSet;

    /// <summary><c>v[w]</c>: the elements that a vector of bool selects, or those at the positions of a vector of numbers.</summary>
    public static VectorVal Select(VectorVal vector, VectorVal selector, object[] pool, int site)
    {
        var result = new VectorVal(vector.VectorType);
        if (selector.VectorType.Element.Tag == TypeTag.Bool)
        {
            if (selector.Count != vector.Count)
                Checks.Fail(pool, site, "size mismatch, boolean index and vector");
            for (var i = 0; i < selector.Count; i++)
            {
                if (selector[i].AsBool())
                    result.Add(vector[i]);
            }

            return result;
        }

        foreach (var position in selector.Elements)
            result.Add(Element(vector, position.AsInt(), pool, site));
        return result;
    }

    /// <summary><c>v[a:b]</c>.</summary>
    public static VectorVal Slice(VectorVal vector, long from, long to)
    {
        var (start, end) = Bounds(from, to, vector.Count);
        var result = new VectorVal(vector.VectorType);
        for (var i = start; i < end; i++)
            result.Add(vector[i]);
        return result;
    }

    /// <summary><c>v[a:b] = w</c>.</summary>
    public static void SetSlice(VectorVal vector, long from, long to, VectorVal with)
    {
        var (start, end) = Bounds(from, to, vector.Count);
        vector.Replace(start, Math.Max(0, end - start), with.Elements);
    }

    /// <summary><c>v += w</c>.</summary>
    public static void AppendAll(VectorVal vector, VectorVal other)
    {
        var count = other.Count; // it may be this very vector
        for (var i = 0; i < count; i++)
            vector.Add(other[i]);
    }

    /// <summary><c>x in net</c> for a set of subnets and the like is <see cref="Has(TableVal, Value, EngineContext)"/>; this is one prefix.</summary>
    public static bool Covers(Addr address, Subnet subnet) => subnet.Contains(address);

    /// <summary><c>addr / width</c>.</summary>
    public static Subnet Prefix(Addr address, ulong width, object[] pool, int site)
    {
        if (width > (address.IsV4 ? 32UL : 128UL))
            Checks.Fail(pool, site, address.IsV4 ? $"bad IPv4 subnet prefix length: {width}" : $"bad IPv6 subnet prefix length: {width}");
        return Subnet.OfWidth(address, (int)width);
    }

    /// <summary><c>|net|</c>.</summary>
    public static double SizeOf(Subnet subnet) => Math.Pow(2, 128 - subnet.Length);

    /// <summary><c>|addr|</c>.</summary>
    public static ulong SizeOf(Addr address) => address.IsV4 ? 32UL : 128UL;

    /// <summary><c>&lt;</c> of sets: proper subset.</summary>
    public static bool IsProperSubset(TableVal left, TableVal right) => left.Count < right.Count && left.IsSubsetOf(right);

    /// <summary>The positions of a slice, clamped (language.md 3.8).</summary>
    internal static (int Start, int End) Bounds(long from, long to, int size)
    {
        return (Clamp(from), Clamp(to));

        int Clamp(long position) => position >= size ? size
            : position >= 0 ? (int)position
            : position < -(long)size ? 0
            : (int)(position + size);
    }

    /// <summary>An index was not found.</summary>
    [DoesNotReturn]
    internal static void NoSuchIndex(object[] pool, int site) => throw Checks.Site(pool, site).Error("no such index");

    private static void WarnLoop(EngineContext context, object[] pool, int site)
    {
        var place = Checks.Site(pool, site);
        context.Reporter.Warning($"possible loop/iterator invalidation ({place.Detail})", place.Location, "expression warning");
    }
}
