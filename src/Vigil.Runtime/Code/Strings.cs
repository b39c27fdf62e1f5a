using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>String operators.</summary>
public static class Strings
{
    /// <summary><c>s[i]</c>: one octet, or nothing beyond the ends.</summary>
    public static ByteString At(ByteString text, long index)
    {
        if (index < 0)
            index += text.Length;
        return (ulong)index < (ulong)text.Length ? ByteString.Copy(text.Span.Slice((int)index, 1)) : ByteString.Empty;
    }

    /// <summary><c>s[a:b]</c>.</summary>
    public static ByteString Slice(ByteString text, long from, long to)
    {
        var (start, end) = Containers.Bounds(from, to, text.Length);
        return end > start ? ByteString.Copy(text.Span[start..end]) : ByteString.Empty;
    }

    /// <summary><c>a in b</c>.</summary>
    public static bool Contains(ByteString part, ByteString text, EngineContext context, object[] pool, int site)
    {
        if (part.Span.IndexOf((byte)0) >= 0)
        {
            var place = Checks.Site(pool, site);
            context.Reporter.Error($"string with embedded NUL ({place.Detail})", place.Location);
            return false;
        }

        return text.Span.IndexOf(part.Span) >= 0;
    }

    /// <summary><c>a == b</c>.</summary>
    public static bool AreEqual(ByteString left, ByteString right) => left.Equals(right);

    /// <summary>The order of two strings.</summary>
    public static int Compare(ByteString left, ByteString right) => left.CompareTo(right);

    /// <summary>The octet at a position as a string, for loops.</summary>
    public static ByteString Octet(ByteString text, int index) => ByteString.Copy(text.Span.Slice(index, 1));
}
