using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Geo;

/// <summary>The databases of one engine: opened when first asked for, and again when their file has changed.</summary>
internal sealed class GeoDatabases(EngineContext context)
{
    private GeoDatabase? _location;
    private GeoDatabase? _systems;
    private double _checked;
    private bool _hasLookedForLocation;
    private bool _hasLookedForSystems;

    /// <summary>Those of an engine.</summary>
    public static GeoDatabases Of(EngineContext context)
    {
        if (context.Find<GeoDatabases>() is { } present)
            return present;
        var databases = new GeoDatabases(context);
        context.AddService(databases);
        return databases;
    }

    /// <summary>Where addresses are, or <see langword="null"/>; the first failure is reported.</summary>
    public GeoDatabase? Location()
    {
        CheckFiles();
        if (!_hasLookedForLocation)
        {
            _hasLookedForLocation = true;
            _location ??= Search("location", "mmdb_city_db", "mmdb_country_db");
        }

        return _location;
    }

    /// <summary>Whose addresses are, or <see langword="null"/>; the first failure is reported.</summary>
    public GeoDatabase? Systems()
    {
        CheckFiles();
        if (!_hasLookedForSystems)
        {
            _hasLookedForSystems = true;
            _systems ??= Search("ASN", "mmdb_asn_db");
        }

        return _systems;
    }

    /// <summary>Opens a file as the database of locations.</summary>
    public bool OpenLocation(string file)
    {
        _hasLookedForLocation = true;
        return Replace(ref _location, file);
    }

    /// <summary>Opens a file as the database of autonomous systems.</summary>
    public bool OpenSystems(string file)
    {
        _hasLookedForSystems = true;
        return Replace(ref _systems, file);
    }

    private bool Replace(ref GeoDatabase? database, string file)
    {
        var opened = GeoDatabase.Open(file, out var error);
        if (opened is null)
        {
            context.Reporter.Error($"failed to open MaxMind DB: {error}");
            return false;
        }

        database?.Dispose();
        database = opened;
        return true;
    }

    // A database that was replaced on disk is opened again, at most once in mmdb_stale_check_interval.
    private void CheckFiles()
    {
        var interval = Global("mmdb_stale_check_interval") is { IsSet: true } value ? value.AsDouble() : 300;
        if (interval < 0 || context.Now.Seconds < _checked + interval)
            return;
        _checked = context.Now.Seconds;
        if (_location is { } location && IsStale(location))
            Replace(ref _location, location.File);
        if (_systems is { } systems && IsStale(systems))
            Replace(ref _systems, systems.File);
    }

    private static bool IsStale(GeoDatabase database) =>
        File.Exists(database.File) && File.GetLastWriteTimeUtc(database.File) != database.Written;

    private GeoDatabase? Search(string what, params string[] settings)
    {
        var error = "";
        foreach (var directory in Directories())
        {
            foreach (var setting in settings)
            {
                var file = Path.Combine(directory, Text(setting));
                if (File.Exists(file) && GeoDatabase.Open(file, out error) is { } database)
                    return database;
            }
        }

        context.Reporter.Error($"failed to open {what} database: "
            + (error.Length > 0 ? error : "no file in mmdb_dir or mmdb_dir_fallbacks"));
        return null;
    }

    private IEnumerable<string> Directories()
    {
        if (Text("mmdb_dir") is { Length: > 0 } directory)
            yield return directory;
        if (Global("mmdb_dir_fallbacks").Object is not VectorVal fallbacks)
            yield break;
        for (var i = 0; i < fallbacks.Count; i++)
        {
            if (fallbacks[i].IsSet)
                yield return fallbacks[i].AsString().ToString();
        }
    }

    private string Text(string name) => Global(name) is { IsSet: true } value ? value.AsString().ToString() : "";

    private Value Global(string name) => context.Find<IScriptNames>()?.FindValue(name) ?? default;
}
