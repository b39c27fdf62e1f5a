using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Geo;

/// <summary>Where addresses are and whose they are, from MaxMind databases.</summary>
public static class GeoFunctions
{
    /// <summary>Uses a file as the database of locations from now on.</summary>
    [Builtin("mmdb_open_location_db", "function(f: string): bool")]
    public static bool OpenLocation(EngineContext context, ByteString f) => GeoDatabases.Of(context).OpenLocation(f.ToString());

    /// <summary>Uses a file as the database of autonomous systems from now on.</summary>
    [Builtin("mmdb_open_asn_db", "function(f: string): bool")]
    public static bool OpenSystems(EngineContext context, ByteString f) => GeoDatabases.Of(context).OpenSystems(f.ToString());

    /// <summary>Where an address is; what the database does not know stays unset.</summary>
    [Builtin("lookup_location", "function(a: addr): geo_location")]
    public static RecordVal Location(EngineContext context, Addr a)
    {
        var result = BuiltinTypes.Record(context, "geo_location");
        if (GeoDatabases.Of(context).Location() is not { } database || !database.TryFind(a.ToString(), out var entry))
            return result;
        return result.With("country_code", database.Text(entry, "country", "iso_code"))
            .With("region", database.Text(entry, "subdivisions", "0", "iso_code"))
            .With("city", database.Text(entry, "city", "names", "en"))
            .With("latitude", database.Double(entry, "location", "latitude"))
            .With("longitude", database.Double(entry, "location", "longitude"));
    }

    /// <summary>The autonomous system that an address belongs to.</summary>
    [Builtin("lookup_autonomous_system", "function(a: addr): geo_autonomous_system")]
    public static RecordVal System(EngineContext context, Addr a)
    {
        var result = BuiltinTypes.Record(context, "geo_autonomous_system");
        if (GeoDatabases.Of(context).Systems() is not { } database || !database.TryFind(a.ToString(), out var entry))
            return result;
        return result.With("number", database.Number(entry, "autonomous_system_number"))
            .With("organization", database.Text(entry, "autonomous_system_organization"));
    }
}
