using System.Text;
using Vigil.Core.Diagnostics;
using Vigil.Script.Syntax.Lexing;
using Vigil.Script.Syntax.Parsing;

namespace Vigil.Script.Syntax.Loading;

/// <summary>Reads the scripts of a run in order, each once, and feeds the program to its builder (language.md 1.9).</summary>
public sealed class ScriptLoader : ISourceProvider
{
    private readonly ScriptSearchPath _path;
    private readonly IProgramBuilder _builder;
    private readonly Parser _parser;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<LoadedScript> _loaded = [];
    private readonly List<string> _signatures = [];
    private readonly List<string> _plugins = [];
    private readonly List<string> _prefixes = [];
    private IEnumerator<SourceText>? _sources;
    private readonly bool _recovers;
    private bool _hasFailed;

    /// <summary>A loader for one program.</summary>
    /// <param name="builder">Takes the program.</param>
    /// <param name="path">Where scripts are found.</param>
    /// <param name="keepsDocumentation">Whether declarations keep their <c>##</c> comments.</param>
    /// <param name="recovers">Whether to read on after syntax errors, for a program that is only checked.</param>
    public ScriptLoader(IProgramBuilder builder, ScriptSearchPath path, bool keepsDocumentation = false, bool recovers = false)
    {
        _builder = builder;
        _path = path;
        _recovers = recovers;
        var stream = new TokenStream(this, new NameTable(), builder.Reporter);
        _parser = new Parser(stream, builder) { KeepsDocumentation = keepsDocumentation, Recovers = recovers };
    }

    /// <summary>What has been read, in order.</summary>
    public IReadOnlyList<LoadedScript> Loaded => _loaded;

    /// <summary>Signature files of <c>@load-sigs</c>, in order.</summary>
    public IReadOnlyList<string> SignatureFiles => _signatures;

    /// <summary>Plugins that <c>@load-plugin</c>, or <c>@load</c> of a library, asked for.</summary>
    public IReadOnlyList<string> Plugins => _plugins;

    /// <summary>Script prefixes, in the order they were set.</summary>
    public IReadOnlyList<string> Prefixes => _prefixes;

    /// <summary>Brings the scripts of a plugin that <c>@load-plugin</c> names: the name of its load script, or none.</summary>
    public Func<string, string?>? PluginScript { get; init; }

    /// <summary>Takes texts that are not in files, by the name that messages give them.</summary>
    public Action<string, byte[]>? KeepText { get; init; }

    /// <summary>Reads one script, as if it were on the command line.</summary>
    /// <returns>False after a syntax error, which has been reported.</returns>
    public bool Load(string name)
    {
        var source = Open(name, null, null, 0);
        return Parse(source is null ? [] : [source]);
    }

    /// <summary>Reads a text as a source of the given name.</summary>
    /// <returns>False after a syntax error, which has been reported.</returns>
    public bool LoadText(string sourceName, string text) => Parse([TextSource(sourceName, text)]);

    /// <summary>Reads everything a run consists of, as one program.</summary>
    /// <returns>False after a syntax error, which has been reported.</returns>
    /// <exception cref="FatalError">A script is missing, or a directive cannot be obeyed.</exception>
    public bool Run(LoadPlan plan) => Parse(SourcesOf(plan));

    SourceText? ISourceProvider.NextSource() => _sources is not null && _sources.MoveNext() ? _sources.Current : null;

    SourceText? ISourceProvider.Load(string name, SourceText from, SourceLocation at, int depth) =>
        Open(name, from, at, depth);

    void ISourceProvider.LoadSignatures(string name, SourceText from, SourceLocation at)
    {
        if (_path.FindSignatures(name, from.Directory) is { } file)
            _signatures.Add(file);
        else
            _builder.Reporter.Error($"failed to find file associated with @load-sigs {name}", at);
    }

    SourceText? ISourceProvider.LoadPlugin(string name, SourceText from, SourceLocation at, int depth)
    {
        _plugins.Add(name);
        return PluginScript?.Invoke(name) is { } script ? Open(script, from, at, depth) : null;
    }

    void ISourceProvider.Unload(string name, SourceText from, SourceLocation at)
    {
        if (_path.FindScript(name, from.Directory) is { } file)
            _seen.Add(_path.Canonicalize(file));
        else
            _builder.Reporter.Error($"failed find file associated with @unload {name}", at);
    }

    void ISourceProvider.SetPrefixes(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (!assignment.StartsWith('+'))
            _prefixes.Clear();
        _prefixes.AddRange(assignment[(equals + 1)..].Trim().Split(':'));
    }

    private static SourceText TextSource(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private bool Parse(IEnumerable<SourceText> sources)
    {
        if (_hasFailed)
            return false;
        using (_sources = sources.GetEnumerator())
            _hasFailed = !_parser.ParseProgram();
        return !_hasFailed;
    }

    private IEnumerable<SourceText> SourcesOf(LoadPlan plan)
    {
        _prefixes.AddRange(plan.Prefixes);
        foreach (var name in ScriptsOf(plan))
        {
            if (name == "-" && plan.StandardInput is not null)
                yield return Kept(new SourceText("<stdin>", plan.StandardInput()));
            else if (Open(name, null, null, 0) is { } source)
                yield return source;
        }

        foreach (var source in PrefixedSources())
            yield return source;
        if (plan.Assignments?.Invoke() is { Length: > 0 } assignments)
            yield return Kept(TextSource("<params>", assignments));
        if (plan.Code is { } code)
            yield return Kept(TextSource("<command line>", code + "\n;\n"));
    }

    private SourceText Kept(SourceText source)
    {
        KeepText?.Invoke(source.Name, source.Octets);
        return source;
    }

    private static IEnumerable<string> ScriptsOf(LoadPlan plan)
    {
        if (plan.LoadsBase)
            yield return "base/init-bare.zeek";
        foreach (var script in plan.PreloadScripts)
            yield return script;
        if (plan.LoadsBase)
        {
            yield return "base/init-frameworks-and-bifs.zeek";
            if (!plan.IsBare)
                yield return "base/init-default.zeek";
        }

        foreach (var script in plan.PluginScripts)
            yield return script;
        foreach (var script in plan.Scripts)
            yield return script;
    }

    /// <summary>For each script read, what a site adds to it under a prefix.</summary>
    private IEnumerable<SourceText> PrefixedSources()
    {
        var count = _loaded.Count; // what prefixed scripts load has no prefixed scripts of its own
        for (var i = 0; i < count; i++)
        {
            var flat = _path.Flatten(_loaded[i].Name);
            for (var prefix = _prefixes.Count - 1; prefix >= 0; prefix--)
            {
                if (_prefixes[prefix].Length == 0 || _path.FindScript($"{_prefixes[prefix]}.{flat}", null) is not { } file)
                    continue;
                if (Read(file, null, 0) is { } source)
                    yield return source;
            }
        }
    }

    /// <summary>The source a name stands for; none if it has been read already.</summary>
    private SourceText? Open(string name, SourceText? from, SourceLocation? at, int depth)
    {
        try
        {
            return Find(name, from, at, depth);
        }
        catch (FatalError error) when (_recovers)
        {
            _builder.Reporter.Current = null; // the place is the error's own, if it has one
            _builder.Reporter.Error(error.Message, error.Location, "fatal error");
            return null;
        }
    }

    private SourceText? Find(string name, SourceText? from, SourceLocation? at, int depth)
    {
        if (name.EndsWith(".so", StringComparison.Ordinal))
        {
            _plugins.Add(name);
            return null;
        }

        string? file;
        try
        {
            file = _path.FindScript(name, from?.Directory);
        }
        catch (FatalError error)
        {
            throw new FatalError(error.Message, at);
        }

        return Read(file ?? throw new FatalError($"can't find {name}", at), at, depth);
    }

    private SourceText? Read(string file, SourceLocation? at, int depth)
    {
        var identity = _path.Canonicalize(file);
        if (!_seen.Add(identity))
            return null;
        _loaded.Add(new LoadedScript(file, identity, depth, at));
        try
        {
            return new SourceText(file, File.ReadAllBytes(file)) { LoadedFrom = at };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalError($"can't open {file}: {e.Message}", at);
        }
    }
}
