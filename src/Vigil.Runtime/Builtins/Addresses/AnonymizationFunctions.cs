using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Addresses;

/// <summary>Addresses that stand for others in what is handed on.</summary>
public static class AnonymizationFunctions
{
    /// <summary>The address that stands for an IPv4 address; the class makes no difference. IPv6 addresses are refused.</summary>
    [Builtin("anonymize_addr", "function(a: addr, cl: IPAddrAnonymizationClass): addr")]
    public static Addr Anonymize(EngineContext context, Addr a, long cl)
    {
        if (a.IsV4)
        {
            var mapped = Anonymizer.Of(context).Replace(a);
            AnonymizationEvents.Of(context).Mapping(a, mapped);
            return mapped;
        }

        context.Reporter.Error("anonymize_addr() not supported for IPv6 addresses");
        return a;
    }

    /// <summary>Leaves the first bits of an address alone in all addresses that share them.</summary>
    [Builtin("preserve_prefix", "function(a: addr, width: count): any")]
    public static Value PreservePrefix(EngineContext context, Addr a, ulong width)
    {
        if (!a.IsV4)
            context.Reporter.Error("preserve_prefix() not supported for IPv6 addresses");
        else
            Anonymizer.Of(context).Preserve(a, (int)Math.Min(width, 32));
        return default;
    }

    /// <summary>Leaves the prefix of a subnet alone.</summary>
    [Builtin("preserve_subnet", "function(a: subnet): any")]
    public static Value PreserveSubnet(EngineContext context, Subnet a)
    {
        if (!a.IsV4)
            context.Reporter.Error("preserve_subnet() not supported for IPv6 addresses");
        else
            Anonymizer.Of(context).Preserve(a.Prefix, a.Length - 96);
        return default;
    }
}
