using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Telemetry.Metrics;

/// <summary>All metrics of one engine; belongs to its thread.</summary>
public sealed class MetricRegistry(EngineContext context)
{
    private readonly Dictionary<string, MetricFamily> _families = [];
    private readonly List<Action<MetricRegistry>> _sources = [];
    private bool _isSyncing;

    /// <summary>Every family, in the order they were made.</summary>
    public IReadOnlyCollection<MetricFamily> Families => _families.Values;

    /// <summary>The family of a name, made on first use.</summary>
    /// <exception cref="Core.Diagnostics.ScriptError">There is one of that name with another kind or other labels.</exception>
    public MetricFamily Family(
        MetricKind kind, string prefix, string name, string help, string unit = "", IReadOnlyList<string>? labels = null, IReadOnlyList<double>? bounds = null)
    {
        var full = MetricFamily.NameOf(kind, prefix, name, unit);
        if (_families.TryGetValue(full, out var family))
        {
            return family.Kind == kind && family.LabelNames.SequenceEqual(labels ?? [])
                ? family
                : throw new Core.Diagnostics.ScriptError($"there is a metric {full} of another kind or with other labels");
        }

        family = new()
        {
            Kind = kind,
            Prefix = prefix,
            FullName = full,
            Unit = unit,
            Help = help,
            LabelNames = labels ?? [],
            Bounds = [.. (bounds ?? []).Where(double.IsFinite).Order()],
        };
        _families.Add(full, family);
        return family;
    }

    /// <summary>The family here that is like one of another engine, made on first use.</summary>
    public MetricFamily Like(MetricFamily other)
    {
        if (!_families.TryGetValue(other.FullName, out var family))
        {
            family = new()
            {
                Kind = other.Kind,
                Prefix = other.Prefix,
                FullName = other.FullName,
                Unit = other.Unit,
                Help = other.Help,
                LabelNames = other.LabelNames,
                Bounds = other.Bounds,
            };
            _families.Add(other.FullName, family);
        }

        return family;
    }

    /// <summary>Adds something that brings its metrics up to date when they are looked at.</summary>
    public void AddSource(Action<MetricRegistry> source) => _sources.Add(source);

    /// <summary>Brings everything up to date: the engine's own metrics, and those that scripts keep in <c>Telemetry::sync</c>.</summary>
    public void Sync()
    {
        if (_isSyncing)
            return; // a hook looks at metrics
        _isSyncing = true;
        try
        {
            foreach (var source in _sources)
                source(this);
            if (context.Find<IScriptNames>()?.FindValue("Telemetry::sync").Object is FuncVal hook)
                ScriptCalls.TryInvoke(context, hook, [], out _);
        }
        finally
        {
            _isSyncing = false;
        }
    }

    /// <summary>The families whose prefix and name match patterns with <c>*</c> and <c>?</c>; the name may be given with or without prefix.</summary>
    public IEnumerable<MetricFamily> Matching(string prefix, string name)
    {
        foreach (var family in _families.Values)
        {
            if (Matches(prefix, family.Prefix) && (Matches(name, family.FullName) || Matches(name, LocalName(family))))
                yield return family;
        }
    }

    private static string LocalName(MetricFamily family) =>
        family.FullName.Length > family.Prefix.Length + 1 && family.Prefix.Length > 0 ? family.FullName[(family.Prefix.Length + 1)..] : family.FullName;

    private static bool Matches(string pattern, string text) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
