using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax.Loading;

/// <summary>Finds scripts and signature files by name (language.md 1.9 and, for older names, 11).</summary>
/// <param name="directories">Where to look, in order.</param>
public sealed class ScriptSearchPath(IEnumerable<string> directories)
{
    private const string PackageFile = "__load__.zeek";
    private const string OldPackageFile = "__load__.bro";

    private readonly List<string> _directories = [.. directories.Where(d => d.Length > 0).Select(Normalize)];
    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);

    /// <summary>Where scripts are looked for.</summary>
    public IReadOnlyList<string> Directories => _directories;

    /// <summary>The path of the environment, or the built-in one.</summary>
    /// <param name="share">The installed script directory.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    public static ScriptSearchPath FromEnvironment(string share, Func<string, string?> environment)
    {
        foreach (var variable in new[] { "VIGILPATH", "ZEEKPATH", "BROPATH" })
        {
            if (environment(variable) is { Length: > 0 } path)
                return new ScriptSearchPath(path.Split(':'));
        }

        return new ScriptSearchPath([".", share, $"{share}/policy", $"{share}/site", $"{share}/builtin-plugins"]);
    }

    /// <summary>Adds a directory, as plugins do.</summary>
    public void Append(string directory) => _directories.Add(Normalize(directory));

    /// <summary>Finds a script.</summary>
    /// <param name="name">Its name, with or without extension, or that of a package.</param>
    /// <param name="from">Directory of the loading script, for names that begin with a point.</param>
    /// <returns>The path it was found under, or <see langword="null"/>.</returns>
    /// <exception cref="FatalError">It is a directory that is no package.</exception>
    public string? FindScript(string name, string? from)
    {
        string[] candidates = name.EndsWith(".bro", StringComparison.Ordinal)
            ? [name, name[..^4] + ".zeek"]
            : [name + ".zeek", name + ".bro", name];
        return Find(name, from, candidates) is { } path ? OpenPackage(path, name) : null;
    }

    /// <summary>Finds a signature file.</summary>
    /// <param name="name">Its name, with or without extension.</param>
    /// <param name="from">Directory of the loading script, for names that begin with a point.</param>
    public string? FindSignatures(string name, string? from) => Find(name, from, [name + ".sig", name]);

    /// <summary>The identity of a file: its absolute path without links.</summary>
    public string Canonicalize(string path) => Resolve(Path.GetFullPath(path));

    /// <summary>The path with dots for slashes, without its search-path entry and package file: what follows a prefix.</summary>
    public string Flatten(string path)
    {
        var longest = "";
        foreach (var directory in _directories)
        {
            if (directory.Length > longest.Length && path.StartsWith(directory + "/", StringComparison.Ordinal))
                longest = directory;
        }

        var relative = path[(longest.Length == 0 ? 0 : longest.Length + 1)..].TrimStart('/');
        foreach (var package in new[] { "/" + PackageFile, "/" + OldPackageFile })
        {
            if (relative.EndsWith(package, StringComparison.Ordinal))
                relative = relative[..^package.Length];
        }

        return relative.Replace('/', '.');
    }

    private string? Find(string name, string? from, string[] candidates)
    {
        if (name.StartsWith('/'))
            return FirstExisting("", candidates);
        if (name.StartsWith('.') && from is not null)
            return FirstExisting(from, candidates);
        foreach (var directory in _directories)
        {
            if (FirstExisting(directory, candidates) is { } path)
                return path;
        }

        return null;
    }

    private static string? FirstExisting(string directory, string[] candidates)
    {
        foreach (var candidate in candidates)
        {
            var path = Normalize(directory.Length == 0 ? candidate : $"{directory}/{candidate}");
            if (Path.Exists(path))
                return path;
        }

        return null;
    }

    private static string OpenPackage(string path, string name)
    {
        if (!Directory.Exists(path))
            return path;
        foreach (var file in new[] { PackageFile, OldPackageFile })
        {
            if (File.Exists($"{path}/{file}"))
                return $"{path}/{file}";
        }

        throw new FatalError($"Failed to open package '{name}': missing '{PackageFile}' file");
    }

    /// <summary>Takes <c>.</c>, <c>..</c> and doubled slashes out; a relative path keeps its leading <c>./</c>.</summary>
    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not (".." or "."))
                parts.RemoveAt(parts.Count - 1);
            else if (part == ".." && parts is ["."])
                parts[0] = "..";
            else if (part != "." || (parts.Count == 0 && !path.StartsWith('/')))
                parts.Add(part);
        }

        var joined = string.Join('/', parts);
        return path.StartsWith('/') ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>Follows links in every part of an absolute path; directories are remembered.</summary>
    private string Resolve(string path)
    {
        if (path is "/" or "")
            return "";
        if (_canonical.TryGetValue(path, out var known))
            return known;
        var slash = path.LastIndexOf('/');
        var resolved = $"{Resolve(path[..Math.Max(slash, 0)])}/{path[(slash + 1)..]}";
        if (new FileInfo(resolved).ResolveLinkTarget(returnFinalTarget: true) is { } target)
            resolved = target.FullName;
        _canonical[path] = resolved;
        return resolved;
    }
}
