using System.Collections.Frozen;
using Vigil.Analysis.Connections;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Tree;

/// <summary>The protocol analyzers of one engine: by name and tag, by port, which are on, and which are expected where.</summary>
public sealed class AnalyzerRegistry
{
    private const string Module = "Analyzer::";

    private static readonly (string Type, string Prefix)[] TagTypes =
    [
        ("Analyzer::Tag", "Analyzer::ANALYZER_"), ("PacketAnalyzer::Tag", "PacketAnalyzer::ANALYZER_"), ("Files::Tag", "Files::ANALYZER_"),
    ];

    private readonly FrozenDictionary<string, AnalyzerDescriptor> _byTagName;
    private readonly Dictionary<Port, List<AnalyzerDescriptor>> _byPort = [];
    private readonly HashSet<string> _disabled = [];
    private readonly EngineContext _engine;
    private EnumType? _tags;

    /// <summary>All <paramref name="analyzers"/>, switched on, without ports.</summary>
    public AnalyzerRegistry(EngineContext engine, IEnumerable<AnalyzerDescriptor> analyzers)
    {
        _engine = engine;
        _byTagName = analyzers.DistinctBy(a => a.TagName).ToFrozenDictionary(a => a.TagName);
        Expectations = new(engine);
    }

    /// <summary>Every analyzer.</summary>
    public IEnumerable<AnalyzerDescriptor> All => _byTagName.Values;

    /// <summary>Analyzers that wait for connections still to come.</summary>
    internal AnalyzerExpectations Expectations { get; }

    private EnumType? Tags => _tags ??= _engine.Find<ITypeTable>()?.Find(Module + "Tag") as EnumType;

    /// <summary>The analyzer of a name in any case, with or without <c>ANALYZER_</c>, or <see langword="null"/>.</summary>
    public AnalyzerDescriptor? Find(string name)
    {
        var upper = name.ToUpperInvariant();
        return _byTagName.GetValueOrDefault(upper) ?? _byTagName.GetValueOrDefault("ANALYZER_" + upper);
    }

    /// <summary>The analyzer of a tag (<c>Analyzer::ANALYZER_DNS</c>), or <see langword="null"/>.</summary>
    public AnalyzerDescriptor? Find(long tag)
    {
        var name = Tags?.NameOf(tag);
        return name is not null && name.StartsWith(Module, StringComparison.Ordinal)
            ? _byTagName.GetValueOrDefault(name[Module.Length..])
            : null;
    }

    /// <summary>The tag of an analyzer as a script value; unset if scripts do not know it.</summary>
    public Value TagOf(AnalyzerDescriptor analyzer) =>
        Tags is { } tags && tags.TryGetValue(Module + analyzer.TagName, out var number) ? Value.Enum(tags, number) : default;

    /// <summary>The name of what a tag stands for, in the analyzer's own spelling; <see langword="null"/> for no tag.</summary>
    public string? NameOf(long tag)
    {
        if (Find(tag) is { } analyzer)
            return analyzer.Name;
        foreach (var (type, prefix) in TagTypes)
        {
            var name = (_engine.Find<ITypeTable>()?.Find(type) as EnumType)?.NameOf(tag);
            if (name is not null && name.StartsWith(prefix, StringComparison.Ordinal))
                return name[prefix.Length..];
        }

        return null;
    }

    /// <summary>The tag of a name, also of packet and file analyzers, or <see langword="null"/>.</summary>
    public long? TagNumberOf(string name)
    {
        var upper = name.ToUpperInvariant();
        foreach (var (type, prefix) in TagTypes)
        {
            if (_engine.Find<ITypeTable>()?.Find(type) is EnumType tags && tags.TryGetValue(prefix + upper, out var number))
                return number;
        }

        return null;
    }

    /// <summary>Whether an analyzer is switched on.</summary>
    public bool IsEnabled(AnalyzerDescriptor analyzer) => !_disabled.Contains(analyzer.TagName);

    /// <summary>Switches an analyzer on or off, for connections still to come.</summary>
    public void Enable(AnalyzerDescriptor analyzer, bool on)
    {
        if (on)
            _disabled.Remove(analyzer.TagName);
        else
            _disabled.Add(analyzer.TagName);
    }

    /// <summary>Switches all analyzers off.</summary>
    public void DisableAll() => _disabled.UnionWith(_byTagName.Keys);

    /// <summary>Starts an analyzer on every connection whose responder has <paramref name="port"/>.</summary>
    public void RegisterPort(AnalyzerDescriptor analyzer, Port port)
    {
        if (!_byPort.TryGetValue(port, out var list))
            _byPort.Add(port, list = []);
        if (!list.Contains(analyzer))
            list.Add(analyzer);
    }

    /// <summary>Expects a connection from <paramref name="orig"/> (any, if unspecified) and gives it an analyzer.</summary>
    /// <param name="orig">Originator; <c>0.0.0.0</c> or <c>::</c> for any.</param>
    /// <param name="resp">Responder.</param>
    /// <param name="port">Its port.</param>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="timeout">Seconds until the expectation is dropped.</param>
    public void Schedule(Addr orig, Addr resp, Port port, AnalyzerDescriptor analyzer, double timeout) =>
        Expectations.Add(orig, resp, port, analyzer, timeout);

    // The analyzers of a responder's port, or null.
    internal List<AnalyzerDescriptor>? OfPort(Port port) => _byPort.GetValueOrDefault(port);

    internal void ApplyExpectation(TrackedConnection connection) => Expectations.Apply(connection, this);
}
