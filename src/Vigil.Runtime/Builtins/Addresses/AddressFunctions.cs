using System.Globalization;
using System.Text;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Addresses;

/// <summary>Addresses: their family, parts and other forms.</summary>
public static class AddressFunctions
{
    private const string V4Zone = ".in-addr.arpa";
    private const string V6Zone = ".ip6.arpa";

    /// <summary>Whether it is an IPv4 address.</summary>
    [Builtin("is_v4_addr", "function(a: addr): bool", IsPure = true)]
    public static bool IsV4(EngineContext context, Addr a) => a.IsV4;

    /// <summary>Whether it is an IPv6 address.</summary>
    [Builtin("is_v6_addr", "function(a: addr): bool", IsPure = true)]
    public static bool IsV6(EngineContext context, Addr a) => !a.IsV4;

    /// <summary>Whether a string is an address.</summary>
    [Builtin("is_valid_ip", "function(ip: string): bool", IsPure = true)]
    public static bool IsValid(EngineContext context, ByteString ip) => Addr.TryParse(ip.ToString(), out _);

    /// <summary>An address from its text; a mistake is reported and yields <c>::</c>.</summary>
    [Builtin("to_addr", "function(ip: string): addr")]
    public static Addr FromText(EngineContext context, ByteString ip)
    {
        if (Addr.TryParse(ip.ToString(), out var address))
            return address;
        context.Reporter.Error($"failed converting string to IP address ({ip})");
        return default;
    }

    /// <summary>The 32-bit numbers an address consists of: one or four.</summary>
    [Builtin("addr_to_counts", "function(a: addr): index_vec")]
    public static VectorVal ToCounts(EngineContext context, Addr a)
    {
        var words = BuiltinTypes.IndexVector(context);
        if (!a.IsV4)
        {
            words.Add(Value.Count(a.High >> 32));
            words.Add(Value.Count(a.High & uint.MaxValue));
            words.Add(Value.Count(a.Low >> 32));
        }

        words.Add(Value.Count(a.Low & uint.MaxValue));
        return words;
    }

    /// <summary>An address from one or four 32-bit numbers.</summary>
    [Builtin("counts_to_addr", "function(v: index_vec): addr")]
    public static Addr FromCounts(EngineContext context, VectorVal v)
    {
        if (v.Count == 1)
            return Addr.V4((uint)v[0].AsCount());
        if (v.Count == 4)
            return new((v[0].AsCount() << 32) | (uint)v[1].AsCount(), (v[2].AsCount() << 32) | (uint)v[3].AsCount());
        context.Reporter.Error("counts_to_addr: expected 1 or 4 elements");
        return default;
    }

    /// <summary>An IPv4 address from its number.</summary>
    [Builtin("count_to_v4_addr", "function(ip: count): addr")]
    public static Addr FromCount(EngineContext context, ulong ip)
    {
        if (ip <= uint.MaxValue)
            return Addr.V4((uint)ip);
        context.Reporter.Error("conversion of non-IPv4 count to addr");
        return default;
    }

    /// <summary>An IPv4 address from its four octets.</summary>
    [Builtin("raw_bytes_to_v4_addr", "function(b: string): addr")]
    public static Addr FromV4Octets(EngineContext context, ByteString b)
    {
        if (b.Length >= 4)
            return Addr.FromBytes(b.Span[..4]);
        context.Reporter.Error("too short a string as input to raw_bytes_to_v4_addr()");
        return default;
    }

    /// <summary>An IPv6 address from its sixteen octets.</summary>
    [Builtin("raw_bytes_to_v6_addr", "function(x: string): addr")]
    public static Addr FromV6Octets(EngineContext context, ByteString x)
    {
        if (x.Length >= 16)
            return Addr.FromBytes(x.Span[..16]);
        context.Reporter.Error("too short a string as input to raw_bytes_to_v6_addr()");
        return default;
    }

    /// <summary>The name to ask the DNS for.</summary>
    [Builtin("addr_to_ptr_name", "function(a: addr): string", IsPure = true)]
    public static ByteString ToPointerName(EngineContext context, Addr a)
    {
        var text = new StringBuilder(80);
        if (a.IsV4)
        {
            for (var shift = 0; shift < 32; shift += 8)
                text.Append(CultureInfo.InvariantCulture, $"{(a.V4Bits >> shift) & 255}.");
            return ByteString.From(text.Append(V4Zone.AsSpan(1)).ToString());
        }

        foreach (var half in (ReadOnlySpan<ulong>)[a.Low, a.High])
        {
            for (var shift = 0; shift < 64; shift += 4)
                text.Append(CultureInfo.InvariantCulture, $"{(half >> shift) & 15:x}.");
        }

        return ByteString.From(text.Append(V6Zone.AsSpan(1)).ToString());
    }

    /// <summary>The address that a reverse name stands for.</summary>
    [Builtin("ptr_name_to_addr", "function(s: string): addr")]
    public static Addr FromPointerName(EngineContext context, ByteString s)
    {
        var name = s.ToString();
        if (name.EndsWith(V4Zone, StringComparison.OrdinalIgnoreCase))
        {
            var labels = name[..^V4Zone.Length].Split('.');
            Array.Reverse(labels);
            if (Addr.TryParse(string.Join('.', labels), out var v4))
                return v4;
        }
        else if (name.EndsWith(V6Zone, StringComparison.OrdinalIgnoreCase))
        {
            var labels = name[..^V6Zone.Length].Split('.');
            Array.Reverse(labels);
            if (labels.Length == 32 && labels.All(static label => label.Length == 1)
                && UInt128.TryParse(string.Concat(labels), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
                return new((ulong)(bits >> 64), (ulong)bits);
        }

        context.Reporter.Error($"bad PTR name: {name}");
        return default;
    }

    /// <summary>The first bits of one address and the rest of another, counted from bit 0 of 128.</summary>
    [Builtin("remask_addr", "function(a1: addr, a2: addr, top_bits_from_a1: count): addr", IsPure = true)]
    public static Addr Remask(EngineContext context, Addr a1, Addr a2, ulong topBitsFromA1)
    {
        var bits = (int)Math.Min(topBitsFromA1, 128);
        var first = a1.Mask(bits);
        var rest = a2.Mask(bits);
        return new(first.High | (a2.High ^ rest.High), first.Low | (a2.Low ^ rest.Low));
    }

    /// <summary>The port number.</summary>
    [Builtin("port_to_count", "function(p: port): count", IsPure = true)]
    public static ulong PortToCount(EngineContext context, Port p) => (ulong)p.Number;

    /// <summary>A port from its number and transport.</summary>
    [Builtin("count_to_port", "function(num: count, proto: transport_proto): port")]
    public static Port CountToPort(EngineContext context, ulong num, long proto)
    {
        if (num > ushort.MaxValue)
        {
            context.Reporter.Error($"bad port number ({num})");
            num = 0;
        }

        return new((int)num, (TransportProtocol)proto);
    }

    /// <summary>A port from its text; a mistake in the transport is reported and yields unknown.</summary>
    [Builtin("to_port", "function(s: string): port")]
    public static Port PortFromText(EngineContext context, ByteString s)
    {
        var text = s.ToString();
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            digits = text.Length;
        var isNumber = ushort.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        TransportProtocol? transport = digits == text.Length || text[digits] != '/' ? null : text[(digits + 1)..] switch
        {
            "tcp" => TransportProtocol.Tcp,
            "udp" => TransportProtocol.Udp,
            "icmp" => TransportProtocol.Icmp,
            "unknown" => TransportProtocol.Unknown,
            _ => null,
        };
        if (text.Length > 9 && transport is null)
            number = 0; // the reference does not look at what is longer than a port can be
        if (!isNumber || transport is null)
            context.Reporter.Error($"wrong port format, must be <0-65535>/(tcp|udp|icmp|unknown) ({text})");
        return new(number, transport ?? TransportProtocol.Unknown);
    }

    /// <summary>Whether it is a TCP port.</summary>
    [Builtin("is_tcp_port", "function(p: port): bool", IsPure = true)]
    public static bool IsTcp(EngineContext context, Port p) => p.Transport == TransportProtocol.Tcp;

    /// <summary>Whether it is a UDP port.</summary>
    [Builtin("is_udp_port", "function(p: port): bool", IsPure = true)]
    public static bool IsUdp(EngineContext context, Port p) => p.Transport == TransportProtocol.Udp;

    /// <summary>Whether it is an ICMP type or code.</summary>
    [Builtin("is_icmp_port", "function(p: port): bool", IsPure = true)]
    public static bool IsIcmp(EngineContext context, Port p) => p.Transport == TransportProtocol.Icmp;

    /// <summary>The transport of a port.</summary>
    [Builtin("get_port_transport_proto", "function(p: port): transport_proto", IsPure = true)]
    public static long TransportOf(EngineContext context, Port p) => (long)p.Transport;

    /// <summary>The addresses of an IPv6 routing header of type 0: four reserved octets, then the addresses.</summary>
    [Builtin("routing0_data_to_addrs", "function(s: string): addr_vec")]
    public static VectorVal RoutingHeaderAddresses(EngineContext context, ByteString s)
    {
        var addresses = BuiltinTypes.Vector(context, "addr_vec", BaseType.Addr);
        for (var rest = s.Span.Length >= 4 ? s.Span[4..] : default; rest.Length >= 16; rest = rest[16..])
            addresses.Add(Value.Addr(Addr.FromBytes(rest[..16])));
        return addresses;
    }
}
