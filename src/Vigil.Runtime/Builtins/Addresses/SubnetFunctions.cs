using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Addresses;

/// <summary>Subnets, and tables that are indexed by them.</summary>
public static class SubnetFunctions
{
    /// <summary>Whether it is a prefix of IPv4 addresses.</summary>
    [Builtin("is_v4_subnet", "function(s: subnet): bool", IsPure = true)]
    public static bool IsV4(EngineContext context, Subnet s) => s.IsV4;

    /// <summary>Whether it is a prefix of IPv6 addresses.</summary>
    [Builtin("is_v6_subnet", "function(s: subnet): bool", IsPure = true)]
    public static bool IsV6(EngineContext context, Subnet s) => !s.IsV4;

    /// <summary>Whether a string is a subnet.</summary>
    [Builtin("is_valid_subnet", "function(cidr: string): bool", IsPure = true)]
    public static bool IsValid(EngineContext context, ByteString cidr) => Subnet.TryParse(cidr.ToString(), out _);

    /// <summary>A subnet from its text; a mistake is reported and yields <c>::/0</c>.</summary>
    [Builtin("to_subnet", "function(sn: string): subnet")]
    public static Subnet FromText(EngineContext context, ByteString sn)
    {
        if (Subnet.TryParse(sn.ToString(), out var subnet))
            return subnet;
        context.Reporter.Error($"failed converting string to IP prefix ({sn})");
        return default;
    }

    /// <summary>The subnet of one address alone.</summary>
    [Builtin("addr_to_subnet", "function(a: addr): subnet", IsPure = true)]
    public static Subnet OfAddress(EngineContext context, Addr a) => new(a, 128);

    /// <summary>The first address of a subnet.</summary>
    [Builtin("subnet_to_addr", "function(sn: subnet): addr", IsPure = true)]
    public static Addr FirstAddress(EngineContext context, Subnet sn) => sn.Prefix;

    /// <summary>The length of the prefix, of 32 bits for IPv4.</summary>
    [Builtin("subnet_width", "function(sn: subnet): count", IsPure = true)]
    public static ulong Width(EngineContext context, Subnet sn) => (ulong)sn.Width;

    /// <summary>The subnet of the first bits of an address, of 32 bits for IPv4.</summary>
    [Builtin("mask_addr", "function(a: addr, top_bits_to_keep: count): subnet")]
    public static Subnet Mask(EngineContext context, Addr a, ulong topBitsToKeep)
    {
        var bits = a.IsV4 ? 32UL : 128UL;
        if (topBitsToKeep > bits)
            context.Reporter.Error($"bad address mask width {topBitsToKeep}");
        return Subnet.OfWidth(a, (int)Math.Min(topBitsToKeep, bits));
    }

    /// <summary>Whether exactly this subnet is in a table or set of subnets.</summary>
    [Builtin("check_subnet", "function(search: subnet, t: any): bool")]
    public static bool Contains(EngineContext context, Subnet search, Value t) =>
        TableOf(context, t, "check_subnet") is { } table && table.Contains(Value.Subnet(search));

    /// <summary>The subnets of a table that contain this one, longest first.</summary>
    [Builtin("matching_subnets", "function(search: subnet, t: any): subnet_vec")]
    public static VectorVal Matching(EngineContext context, Subnet search, Value t)
    {
        var found = BuiltinTypes.Vector(context, "subnet_vec", BaseType.Subnet);
        if (TableOf(context, t, "matching_subnets") is not { } table)
            return found;
        for (var cursor = table.FindPrefix(search); cursor >= 0;)
        {
            var key = table.KeyAt(cursor)[0];
            found.Add(key);
            var length = key.AsSubnet().Length;
            if (length == 0)
                break;
            cursor = table.FindPrefix(new(search.Prefix, length - 1));
        }

        return found;
    }

    /// <summary>A copy of a table with only the entries that a subnet lies in.</summary>
    [Builtin("filter_subnet_table", "function(search: subnet, t: any): any")]
    public static Value Filter(EngineContext context, Subnet search, Value t)
    {
        if (TableOf(context, t, "filter_subnet_table") is not { } table)
            return default;
        var inside = new TableVal(table.TableType);
        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
        {
            if (table.KeyAt(cursor)[0].AsSubnet().Contains(search))
                inside.Set(table.KeyAt(cursor), table.ValueAt(cursor));
        }

        return Value.Of(inside);
    }

    private static TableVal? TableOf(EngineContext context, Value value, string function)
    {
        if (value.Object is TableVal { TableType.IsSubnetIndexed: true } table)
            return table;
        context.Reporter.Error($"{function} needs to be called on a set[subnet]/table[subnet].");
        return null;
    }
}
