using System.Collections.Frozen;
using System.Collections.Immutable;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Connections;

/// <summary>The script constants that govern connections; intervals in seconds, 0 where that means never.</summary>
public sealed record ConnectionOptions
{
    /// <summary>How long a SYN may stay without answer (<c>tcp_attempt_delay</c>).</summary>
    public double TcpAttemptDelay { get; init; } = 5;

    /// <summary>How long a connection lives after both sides closed (<c>tcp_close_delay</c>).</summary>
    public double TcpCloseDelay { get; init; } = 5;

    /// <summary>How long it lives after a RST (<c>tcp_reset_delay</c>).</summary>
    public double TcpResetDelay { get; init; } = 5;

    /// <summary>When a connection counts as closed by one side only (<c>tcp_partial_close_delay</c>).</summary>
    public double TcpPartialCloseDelay { get; init; } = 3;

    /// <summary>Interval of looking at the state of a connection (<c>tcp_session_timer</c>).</summary>
    public double TcpSessionTimer { get; init; } = 6;

    /// <summary>How long a finished or one-sided connection must be silent before it is dropped (<c>tcp_connection_linger</c>).</summary>
    public double TcpConnectionLinger { get; init; } = 5;

    /// <summary>Silence that ends a TCP connection (<c>tcp_inactivity_timeout</c>).</summary>
    public double TcpInactivityTimeout { get; init; } = 300;

    /// <summary>Silence that ends a UDP flow (<c>udp_inactivity_timeout</c>).</summary>
    public double UdpInactivityTimeout { get; init; } = 60;

    /// <summary>Silence that ends an ICMP flow (<c>icmp_inactivity_timeout</c>).</summary>
    public double IcmpInactivityTimeout { get; init; } = 60;

    /// <summary>Silence that ends a flow of another IP protocol (<c>unknown_ip_inactivity_timeout</c>).</summary>
    public double UnknownInactivityTimeout { get; init; } = 60;

    /// <summary>Interval of <c>connection_status_update</c> (<c>connection_status_update_interval</c>).</summary>
    public double StatusUpdateInterval { get; init; }

    /// <summary>Whether a SYN with ACK may begin a connection (<c>tcp_SYN_ack_ok</c>).</summary>
    public bool TcpSynAckOk { get; init; } = true;

    /// <summary>Whether a connection may begin without SYN (<c>partial_connection_ok</c>).</summary>
    public bool PartialConnectionOk { get; init; } = true;

    /// <summary>Whether gaps are reported where no handshake was seen (<c>report_gaps_for_partial</c>).</summary>
    public bool ReportGapsForPartial { get; init; }

    /// <summary>Octets that may be held ahead of a hole before anything is acknowledged (<c>tcp_max_initial_window</c>).</summary>
    public long TcpMaxInitialWindow { get; init; } = 16384;

    /// <summary>Octets that may be held ahead of a hole while nothing more is acknowledged (<c>tcp_excessive_data_without_further_acks</c>).</summary>
    public long TcpExcessiveData { get; init; } = 10 << 20;

    /// <summary>Number of SYN, FIN or RST that make a storm (<c>tcp_storm_thresh</c>).</summary>
    public uint TcpStormThreshold { get; init; } = 1000;

    /// <summary>Distance in time within which they must follow each other (<c>tcp_storm_interarrival_thresh</c>).</summary>
    public double TcpStormInterarrival { get; init; } = 1;

    /// <summary>Whether checksums are not looked at (<c>ignore_checksums</c>).</summary>
    public bool IgnoreChecksums { get; init; }

    /// <summary>Ports where servers usually listen (<c>likely_server_ports</c>).</summary>
    public FrozenSet<Port> LikelyServerPorts { get; init; } = [];

    /// <summary>TCP payload that scripts want to see.</summary>
    public ContentSelection TcpContents { get; init; } = new();

    /// <summary>UDP payload that scripts want to see.</summary>
    public ContentSelection UdpContents { get; init; } = new();

    /// <summary>Packets of both directions at which scripts are told, ascending (<c>ConnThreshold::generic_packet_thresholds</c>).</summary>
    public ImmutableArray<ulong> PacketThresholds { get; init; } = [];

    /// <summary>Octets for each direction kept to identify the protocol (<c>dpd_buffer_size</c>).</summary>
    public int DpdBufferSize { get; init; } = 1024;

    /// <summary>Packets that are looked at to identify the protocol (<c>dpd_max_packets</c>).</summary>
    public int DpdMaxPackets { get; init; } = 100;

    /// <summary>Whether only the beginning of a stream is matched (<c>dpd_match_only_beginning</c>).</summary>
    public bool DpdMatchOnlyBeginning { get; init; } = true;

    /// <summary>Whether a late match stops analysis (<c>dpd_late_match_stop</c>).</summary>
    public bool DpdLateMatchStop { get; init; }

    /// <summary>Whether registered ports are ignored (<c>dpd_ignore_ports</c>).</summary>
    public bool DpdIgnorePorts { get; init; }

    /// <summary>Reads the constants of a program.</summary>
    /// <param name="global">The value of a global by name; unset if there is none.</param>
    public static ConnectionOptions Read(Func<string, Value> global)
    {
        var d = new ConnectionOptions();
        double Interval(string name, double otherwise) => global(name) is { IsSet: true } v ? v.AsDouble() : otherwise;
        bool Flag(string name, bool otherwise) => global(name) is { IsSet: true } v ? v.AsBool() : otherwise;
        long Count(string name, long otherwise) => global(name) is { IsSet: true } v ? (long)v.AsCount() : otherwise;
        return new()
        {
            TcpAttemptDelay = Interval("tcp_attempt_delay", d.TcpAttemptDelay),
            TcpCloseDelay = Interval("tcp_close_delay", d.TcpCloseDelay),
            TcpResetDelay = Interval("tcp_reset_delay", d.TcpResetDelay),
            TcpPartialCloseDelay = Interval("tcp_partial_close_delay", d.TcpPartialCloseDelay),
            TcpSessionTimer = Interval("tcp_session_timer", d.TcpSessionTimer),
            TcpConnectionLinger = Interval("tcp_connection_linger", d.TcpConnectionLinger),
            TcpInactivityTimeout = Interval("tcp_inactivity_timeout", d.TcpInactivityTimeout),
            UdpInactivityTimeout = Interval("udp_inactivity_timeout", d.UdpInactivityTimeout),
            IcmpInactivityTimeout = Interval("icmp_inactivity_timeout", d.IcmpInactivityTimeout),
            UnknownInactivityTimeout = Interval("unknown_ip_inactivity_timeout", d.UnknownInactivityTimeout),
            StatusUpdateInterval = Interval("connection_status_update_interval", d.StatusUpdateInterval),
            TcpSynAckOk = Flag("tcp_SYN_ack_ok", d.TcpSynAckOk),
            PartialConnectionOk = Flag("partial_connection_ok", d.PartialConnectionOk),
            ReportGapsForPartial = Flag("report_gaps_for_partial", d.ReportGapsForPartial),
            TcpMaxInitialWindow = Count("tcp_max_initial_window", d.TcpMaxInitialWindow),
            TcpExcessiveData = Count("tcp_excessive_data_without_further_acks", d.TcpExcessiveData),
            TcpStormThreshold = (uint)Count("tcp_storm_thresh", d.TcpStormThreshold),
            TcpStormInterarrival = Interval("tcp_storm_interarrival_thresh", d.TcpStormInterarrival),
            IgnoreChecksums = Flag("ignore_checksums", d.IgnoreChecksums),
            LikelyServerPorts = PortsOf(global("likely_server_ports")),
            TcpContents = ContentSelection.Read(global, "tcp"),
            UdpContents = ContentSelection.Read(global, "udp"),
            PacketThresholds = CountsOf(global("ConnThreshold::generic_packet_thresholds")),
            DpdBufferSize = (int)Count("dpd_buffer_size", d.DpdBufferSize),
            DpdMaxPackets = (int)Count("dpd_max_packets", d.DpdMaxPackets),
            DpdMatchOnlyBeginning = Flag("dpd_match_only_beginning", d.DpdMatchOnlyBeginning),
            DpdLateMatchStop = Flag("dpd_late_match_stop", d.DpdLateMatchStop),
            DpdIgnorePorts = Flag("dpd_ignore_ports", d.DpdIgnorePorts),
        };
    }

    /// <summary>Whether servers usually listen on a port.</summary>
    public bool IsLikelyServer(Port port) => LikelyServerPorts.Contains(port);

    private static ImmutableArray<ulong> CountsOf(Value set)
    {
        var counts = new SortedSet<ulong>();
        if (set.IsSet)
        {
            var table = set.AsTable();
            for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                counts.Add(table.KeyAt(cursor)[0].AsCount());
        }

        return [.. counts];
    }

    private static FrozenSet<Port> PortsOf(Value set)
    {
        var ports = new List<Port>();
        if (set.IsSet)
        {
            var table = set.AsTable();
            for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
                ports.Add(table.KeyAt(cursor)[0].AsPort());
        }

        return ports.ToFrozenSet();
    }
}
