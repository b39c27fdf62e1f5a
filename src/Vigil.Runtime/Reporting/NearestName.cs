namespace Vigil.Runtime.Reporting;

/// <summary>Finds the name that a misspelt one may stand for.</summary>
public static class NearestName
{
    /// <summary>The nearest of <paramref name="known"/>; <see langword="null"/> if none is near enough.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length is < 2 or > 200)
            return null;
        var limit = (name.Length + 2) / 3;
        string? best = null;
        foreach (var candidate in known)
        {
            // Case alone, or a module left out, is nearer than any slip of the finger.
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
                return candidate;
            if (Math.Abs(candidate.Length - name.Length) > limit)
                continue;
            var distance = Distance(name, candidate, limit);
            if (distance < limit || (distance == limit && best is null))
                (best, limit) = (candidate, distance);
        }

        return best ?? Last(name, known);
    }

    private static string? Last(string name, IEnumerable<string> known)
    {
        foreach (var candidate in known)
        {
            if (candidate.EndsWith("::" + name, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    // Insertions, deletions, replacements and exchanges of neighbours; anything beyond the limit counts as one more.
    private static int Distance(string a, string b, int limit)
    {
        Span<int> rows = stackalloc int[3 * 256];
        if (b.Length >= 256)
            return limit + 1;
        var before = rows[..256];
        var previous = rows[256..512];
        var current = rows[512..];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
                return limit + 1;
            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[b.Length];
    }
}
