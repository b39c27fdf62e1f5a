using System.Net;
using System.Text;
using Vigil.Core;
using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>Answers of the domain name system, kept from run to run in <c>.state/.zeek-dns-cache</c>; a service of the engine.</summary>
/// <remarks>
/// The file has a line for each answer and is written by <c>-P</c> only. Lines that are none, such as those of the reference, are passed over.
/// The platform's resolver does not tell how long an answer holds, so each holds for <see cref="Lifetime"/>.
/// </remarks>
public sealed class NameCache
{
    /// <summary>How long an answer is fresh, seconds.</summary>
    public const double Lifetime = 3600;

    private const string Directory = ".state";
    private const string File = ".zeek-dns-cache";
    private const int MostEntries = 65_536;
    private readonly EngineContext _context;
    private readonly Dictionary<string, NameMapping> _mappings = new(StringComparer.Ordinal);

    /// <summary>A cache, with what earlier runs have left.</summary>
    public NameCache(EngineContext context, NameCacheUse use)
    {
        _context = context;
        Use = use;
        Load();
    }

    /// <summary>What the command line wants.</summary>
    public NameCacheUse Use { get; }

    /// <summary>Hosts of which the addresses are known.</summary>
    public int Hosts => _mappings.Values.Count(static m => m.Address is null);

    /// <summary>Addresses of which the names are known.</summary>
    public int Addresses => _mappings.Count - Hosts;

    /// <summary>That of an engine.</summary>
    public static NameCache Of(EngineContext context)
    {
        if (context.Find<NameCache>() is { } present)
            return present;
        var cache = new NameCache(context, NameCacheUse.None);
        context.AddService(cache);
        return cache;
    }

    /// <summary>Keeps the answers for later runs.</summary>
    /// <exception cref="FatalError">They cannot be written.</exception>
    public void Save()
    {
        try
        {
            System.IO.Directory.CreateDirectory(Directory);
            var text = new StringBuilder();
            foreach (var mapping in _mappings.Values)
                text.Append(mapping.Write()).Append('\n');
            System.IO.File.WriteAllText(Path.Combine(Directory, File), text.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalError($"can't update DNS cache: {e.Message}");
        }
    }

    /// <summary>What is known under a key; <see langword="null"/> if it has to be asked.</summary>
    internal NameMapping? Find(string key) =>
        Use != NameCacheUse.Prime && _mappings.TryGetValue(key, out var mapping) && (Use == NameCacheUse.Only || IsFresh(mapping)) ? mapping : null;

    /// <summary>Takes an answer and tells scripts what it changes.</summary>
    internal void Add(string host, IPAddress? address, string? name, IReadOnlyList<IPAddress> addresses)
    {
        var latest = new NameMapping(host, address, Now, name, addresses);
        if (_mappings.TryGetValue(latest.Key, out var previous) && !(IsFresh(previous) && Use != NameCacheUse.Prime))
            Compare(previous, latest);
        if (_mappings.Count < MostEntries || previous is not null)
            _mappings[latest.Key] = latest;
    }

    private static double Now => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static bool IsFresh(NameMapping mapping) => mapping.Created + Lifetime > Now;

    private void Compare(NameMapping previous, NameMapping latest)
    {
        var events = NameEvents.Of(_context);
        if (!previous.IsValid || !latest.IsValid)
        {
            if (latest.IsValid)
                events.Valid(latest.ToValue(_context));
            else if (previous.IsValid)
                events.Unverified(previous.ToValue(_context));
            return;
        }

        if (previous.Name is null && latest.Name is not null)
            events.NewName(latest.ToValue(_context));
        else if (previous.Name is not null && latest.Name is null)
            events.LostName(previous.ToValue(_context));
        else if (previous.Name != latest.Name)
            events.NameChanged(previous.ToValue(_context), latest.ToValue(_context));
        var gone = previous.Addresses.Except(latest.Addresses).ToList();
        var added = latest.Addresses.Except(previous.Addresses).ToList();
        if (gone.Count > 0 || added.Count > 0)
            events.Altered(latest.ToValue(_context), NameMapping.SetOf(_context, gone), NameMapping.SetOf(_context, added));
    }

    private void Load()
    {
        try
        {
            foreach (var line in System.IO.File.ReadLines(Path.Combine(Directory, File)).Take(MostEntries))
            {
                if (NameMapping.Read(line) is { } mapping)
                    _mappings[mapping.Key] = mapping;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No cache: everything is asked.
        }
    }
}
