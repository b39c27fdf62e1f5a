using System.Collections.Immutable;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;
using Vigil.Logging.Writers;

namespace Vigil.Benchmarks.Logging;

/// <summary>Rows as a busy network gives them to conn.log.</summary>
internal static class ConnRows
{
    private static readonly EnumType _protocols = MakeProtocols();

    /// <summary>The log: names and types of conn.log with default scripts.</summary>
    public static LogTarget Target { get; } = new(
        "conn",
        new(Columns(
            ("ts", BaseType.Time), ("uid", BaseType.String), ("id.orig_h", BaseType.Addr), ("id.orig_p", BaseType.Port),
            ("id.resp_h", BaseType.Addr), ("id.resp_p", BaseType.Port), ("proto", _protocols), ("service", BaseType.String),
            ("duration", BaseType.Interval), ("orig_bytes", BaseType.Count), ("resp_bytes", BaseType.Count), ("conn_state", BaseType.String),
            ("local_orig", BaseType.Bool), ("local_resp", BaseType.Bool), ("missed_bytes", BaseType.Count), ("history", BaseType.String),
            ("orig_pkts", BaseType.Count), ("orig_ip_bytes", BaseType.Count), ("resp_pkts", BaseType.Count), ("resp_ip_bytes", BaseType.Count),
            ("tunnel_parents", new TableType([BaseType.String], null)), ("ip_proto", BaseType.Count))),
        new Dictionary<string, string>());

    /// <summary>Makes rows, the same ones each time.</summary>
    public static Value[][] Make(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(i => Row(random, i))];
    }

    private static Value[] Row(Random random, int number)
    {
        var time = 1_700_000_000 + (number * 0.001) + (random.Next(1000) * 1e-6);
        var bytes = (ulong)random.Next(100, 5_000_000);
        return
        [
            Value.Time(Math.Round(time * 1e6) / 1e6), Value.String("C" + random.NextInt64(1L << 60).ToString("x15")),
            Value.Addr(Addr.V4((uint)random.Next())), Value.Port(new Port((ushort)random.Next(1024, 65535), TransportProtocol.Tcp)),
            Value.Addr(Addr.V4((uint)random.Next())), Value.Port(new Port(443, TransportProtocol.Tcp)), Value.Enum(_protocols, number % 8 == 0 ? 2 : 1),
            Value.String("ssl"), Value.Interval(Math.Round(random.NextDouble() * 60 * 1e6) / 1e6), Value.Count(bytes), Value.Count(bytes * 7), Value.String("SF"),
            Value.Bool(number % 2 == 0), Value.Bool(number % 3 == 0), Value.Count(0), Value.String("ShADadFf"), Value.Count(bytes / 1000),
            Value.Count(bytes + 4000), Value.Count(bytes / 700), Value.Count((bytes * 7) + 9000), default, Value.Count(6),
        ];
    }

    private static ImmutableArray<LogColumn> Columns(params (string Name, ScriptType Type)[] columns) =>
        [.. columns.Select(static (c, i) => new LogColumn(c.Name, c.Type, [i], false))];

    private static EnumType MakeProtocols()
    {
        var type = new EnumType("transport_proto");
        type.TryAdd("unknown_transport", 0);
        type.TryAdd("tcp", 1);
        type.TryAdd("udp", 2);
        return type;
    }
}
