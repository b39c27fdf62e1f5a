using System.Collections.Immutable;
using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>Tells file types from the beginning of their content, by signatures with <c>file-magic</c>.</summary>
public sealed class FileMagic
{
    private readonly PatternGroup[] _groups;
    private readonly int _conditions;

    internal FileMagic(List<Signature> signatures, int maxGroupSize)
    {
        var magic = signatures.Where(static s => s.IsActive && s.Mimes.Count > 0)
            .SelectMany(static s => s.Contents).Where(static c => c.Kind == ContentKind.FileMagic).ToList();
        // One pass if possible: these patterns begin at fixed octets, so that together they make few states.
        _groups = PatternGroup.Divide(magic, Math.Max(maxGroupSize, 1000));
        _conditions = signatures.Sum(static s => s.Contents.Count);
    }

    /// <summary>What matching has cost so far.</summary>
    public PatternCosts Costs => _groups.Aggregate(default(PatternCosts), static (sum, next) => sum + next.Costs);

    /// <summary>The types that <paramref name="data"/> suggests, the strongest first; equally strong ones by name.</summary>
    public ImmutableArray<MimeMatch> Match(ReadOnlySpan<byte> data)
    {
        var found = new List<ContentCondition>();
        foreach (var group in _groups)
        {
            var stream = default(PatternStream);
            var sink = new Sink(group, found);
            group.Set.Feed(ref stream, data, ref sink);
            group.Set.Finish(ref stream, data.Length, ref sink);
        }

        if (found.Count == 0)
            return [];
        var matches = new List<MimeMatch>();
        var seen = new bool[_conditions];
        foreach (var condition in found)
            seen[condition.Index] = true;
        foreach (var condition in found)
        {
            var signature = condition.Owner!; // set by the parser
            if (!signature.Contents.TrueForAll(c => seen[c.Index]))
                continue;
            foreach (var mime in signature.Mimes)
            {
                if (!matches.Contains(mime))
                    matches.Add(mime);
            }
        }

        matches.Sort(static (a, b) => a.Strength != b.Strength
            ? b.Strength.CompareTo(a.Strength)
            : string.CompareOrdinal(a.Mime, b.Mime));
        return [.. matches];
    }

    private readonly struct Sink(PatternGroup group, List<ContentCondition> found) : IPatternSink
    {
        public void Matched(int pattern, int end)
        {
            if (end <= group.Conditions[pattern].MaxEnd)
                found.Add(group.Conditions[pattern]);
        }
    }
}
