using System.Net;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Runtime.When;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>Names and addresses of hosts from the domain name system; all but one can only be called in a <c>when</c> condition.</summary>
/// <remarks>Those return <see cref="Value"/>: by that the compiler knows that a result may come later.</remarks>
public static class NameFunctions
{
    /// <summary>The name of an address; <c>&lt;???&gt;</c> if it has none.</summary>
    [Builtin("lookup_addr", "function(host: addr): string")]
    public static Value Name(EngineContext context, Addr host)
    {
        if (NameLookups.IsFake)
            throw Ready(Value.String($"fake_addr_lookup_result_{host}"));
        var address = IPAddress.Parse(host.ToString());
        var cache = NameCache.Of(context);
        if (cache.Find(NameMapping.KeyOf(address)) is { } known)
            throw Ready(Value.String(known.Name ?? NameLookups.Unknown));
        if (cache.Use == NameCacheUse.Only)
            throw Ready(Value.String(NameLookups.Unknown));
        throw new DelayedCall(NameLookups.Of(context).Start(
            NameMapping.KeyOf(address),
            () => NameLookups.NameOf(address),
            name =>
            {
                cache.Add("", address, name, []);
                return Value.String(name ?? NameLookups.Unknown);
            }));
    }

    /// <summary>The addresses of a host; only 0.0.0.0 if it has none.</summary>
    [Builtin("lookup_hostname", "function(host: string): addr_set")]
    public static Value Addresses(EngineContext context, ByteString host)
    {
        if (NameLookups.IsFake)
            throw Ready(Value.Of(FakeAddresses(context)));
        var name = host.ToString();
        var cache = NameCache.Of(context);
        if (cache.Find(NameMapping.KeyOf(name)) is { } known)
            throw Ready(Value.Of(SetOf(context, known.Addresses)));
        if (cache.Use == NameCacheUse.Only)
            throw Ready(Value.Of(SetOf(context, null)));
        throw new DelayedCall(NameLookups.Of(context).Start(
            NameMapping.KeyOf(name),
            () => NameLookups.AddressesOf(name),
            found =>
            {
                cache.Add(name, null, null, found ?? []);
                return Value.Of(SetOf(context, found));
            }));
    }

    /// <summary>The text of a name; <c>&lt;???&gt;</c> if it has none.</summary>
    [Builtin("lookup_hostname_txt", "function(host: string): string")]
    public static Value Text(EngineContext context, ByteString host)
    {
        var name = host.ToString();
        if (NameLookups.IsFake)
            throw Ready(Value.String($"fake_text_lookup_result_{name}"));
        throw new DelayedCall(NameLookups.Of(context).Start(
            $"text {name}",
            () => TextQuery.Ask(name),
            static text => text is null ? Value.String(NameLookups.Unknown) : Value.String(text)));
    }

    /// <summary>The addresses of a host; waits for the answer, and packets wait as well.</summary>
    [Builtin("blocking_lookup_hostname", "function(host: string): addr_set")]
    public static TableVal AddressesNow(EngineContext context, ByteString host)
    {
        if (NameLookups.IsFake)
            return FakeAddresses(context);
        var name = host.ToString();
        var cache = NameCache.Of(context);
        if (cache.Find(NameMapping.KeyOf(name)) is { } known)
            return SetOf(context, known.Addresses);
        if (cache.Use == NameCacheUse.Only)
            throw new FatalError($"can't find DNS entry for {name} in cache");
        var found = NameLookups.AddressesOf(name).GetAwaiter().GetResult();
        cache.Add(name, null, null, found ?? []);
        return SetOf(context, found);
    }

    private static DelayedCall Ready(Value result)
    {
        var delivery = new Delivery();
        delivery.Deliver(result);
        return new(delivery);
    }

    private static TableVal FakeAddresses(EngineContext context) => SetOf(context, [IPAddress.Parse("255.255.0.0")]);

    private static TableVal SetOf(EngineContext context, IReadOnlyList<IPAddress>? found) =>
        NameMapping.SetOf(context, found is { Count: > 0 } ? found : [IPAddress.Any]);
}
