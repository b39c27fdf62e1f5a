using System.Globalization;
using System.Net;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>What was found out about a host name or an address, and when.</summary>
/// <param name="Host">The name that was asked for; empty if an address was.</param>
/// <param name="Address">The address that was asked for; <see langword="null"/> if a name was.</param>
/// <param name="Created">When, seconds since 1970.</param>
/// <param name="Name">The name found; <see langword="null"/> if there is none.</param>
/// <param name="Addresses">The addresses found.</param>
internal sealed record NameMapping(string Host, IPAddress? Address, double Created, string? Name, IReadOnlyList<IPAddress> Addresses)
{
    private const char Separator = '\t';

    /// <summary>What it is filed under.</summary>
    public string Key => Address is null ? KeyOf(Host) : KeyOf(Address);

    /// <summary>Whether there was an answer.</summary>
    public bool IsValid => Address is null ? Addresses.Count > 0 : Name is not null;

    /// <summary>What answers about a host are filed under.</summary>
    public static string KeyOf(string host) => $"host {host}";

    /// <summary>What answers about an address are filed under.</summary>
    public static string KeyOf(IPAddress address) => $"addr {address}";

    /// <summary>Reads a line of the cache; <see langword="null"/> if it is none.</summary>
    public static NameMapping? Read(string line)
    {
        var columns = line.Split(Separator);
        if (columns.Length != 5 || !double.TryParse(columns[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var created))
            return null;
        IPAddress? asked = null;
        if (columns[2].Length > 0 && !IPAddress.TryParse(columns[2], out asked))
            return null;
        var addresses = new List<IPAddress>();
        foreach (var text in columns[4].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IPAddress.TryParse(text, out var address))
                return null;
            addresses.Add(address);
        }

        return new(columns[1], asked, created, columns[3].Length > 0 ? columns[3] : null, addresses);
    }

    /// <summary>The line of the cache: time, host, address, name found, addresses found.</summary>
    public string Write() => string.Join(
        Separator,
        Created.ToString("F6", CultureInfo.InvariantCulture),
        Host,
        Address?.ToString(),
        Name,
        string.Join(',', Addresses));

    /// <summary>The record that scripts see.</summary>
    public RecordVal ToValue(EngineContext context) => BuiltinTypes.Record(context, "dns_mapping")
        .With("creation_time", Value.Time(Created))
        .With("req_host", Value.String(Host))
        .With("req_addr", Value.Addr(Addr.FromBytes((Address ?? IPAddress.IPv6Any).GetAddressBytes())))
        .With("valid", Value.Bool(IsValid))
        .With("hostname", Value.String(Name ?? NameLookups.Unknown))
        .With("addrs", Value.Of(SetOf(context, Addresses)));

    /// <summary>Addresses as a set.</summary>
    public static TableVal SetOf(EngineContext context, IEnumerable<IPAddress> addresses)
    {
        var set = BuiltinTypes.Set(context, "addr_set", BaseType.Addr);
        foreach (var address in addresses)
            set.Set(Value.Addr(Addr.FromBytes(address.GetAddressBytes())));
        return set;
    }
}
