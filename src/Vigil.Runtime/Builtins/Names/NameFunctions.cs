using System.Net;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
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
        throw new DelayedCall(NameLookups.Of(context).Start(
            $"addr {host}",
            () => NameLookups.NameOf(IPAddress.Parse(host.ToString())),
            static name => Value.String(name ?? NameLookups.Unknown)));
    }

    /// <summary>The addresses of a host; only 0.0.0.0 if it has none.</summary>
    [Builtin("lookup_hostname", "function(host: string): addr_set")]
    public static Value Addresses(EngineContext context, ByteString host)
    {
        if (NameLookups.IsFake)
            throw Ready(Value.Of(FakeAddresses(context)));
        var name = host.ToString();
        throw new DelayedCall(NameLookups.Of(context).Start(
            $"host {name}",
            () => NameLookups.AddressesOf(name),
            found => Value.Of(SetOf(context, found))));
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
    public static TableVal AddressesNow(EngineContext context, ByteString host) => NameLookups.IsFake
        ? FakeAddresses(context)
        : SetOf(context, NameLookups.AddressesOf(host.ToString()).GetAwaiter().GetResult());

    private static DelayedCall Ready(Value result)
    {
        var delivery = new Delivery();
        delivery.Deliver(result);
        return new(delivery);
    }

    private static TableVal FakeAddresses(EngineContext context) => SetOf(context, [IPAddress.Parse("255.255.0.0")]);

    private static TableVal SetOf(EngineContext context, IPAddress[]? found)
    {
        var set = BuiltinTypes.Set(context, "addr_set", BaseType.Addr);
        foreach (var address in found ?? [IPAddress.Any])
            set.Set(Value.Addr(Addr.FromBytes(address.GetAddressBytes())));
        return set;
    }
}
