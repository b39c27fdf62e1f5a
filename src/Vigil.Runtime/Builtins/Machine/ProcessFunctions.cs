using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Machine;

/// <summary>The process: its sleep, its system log, the interfaces of its machine, the packets it takes.</summary>
public static class ProcessFunctions
{
    private const int UserNotice = (1 << 3) | 5; // facility user, severity notice (RFC 3164 4.1.1)

    /// <summary>Waits; everything else waits too.</summary>
    /// <returns>How long it took.</returns>
    [Builtin("sleep", "function(i: interval): interval")]
    public static double Sleep(EngineContext context, double i)
    {
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        using var never = new ManualResetEventSlim();
        if (i > 0)
            never.Wait(TimeSpan.FromSeconds(Math.Min(i, int.MaxValue / 1000.0)));
        return System.Diagnostics.Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Sends a line to the system's log; lost where there is none.</summary>
    [Builtin("syslog", "function(s: string): any")]
    public static Value SystemLog(EngineContext context, ByteString s)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint("/dev/log"));
            socket.Send([.. Encoding.ASCII.GetBytes($"<{UserNotice}>vigil[{Environment.ProcessId}]: "), .. s.Span]);
        }
        catch (SocketException)
        {
            // A machine without a system log: as with the C library, nobody is told.
        }

        return default;
    }

    /// <summary>Whether an address is one of this machine's.</summary>
    [Builtin("is_local_interface", "function(ip: addr): bool")]
    public static bool IsLocal(EngineContext context, Addr ip)
    {
        foreach (var adapter in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (var own in adapter.GetIPProperties().UnicastAddresses)
            {
                if (Addr.FromBytes(own.Address.GetAddressBytes()) == ip)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Moves the clock forward; it never goes back.</summary>
    [Builtin("set_network_time", "function(nt: time): bool")]
    public static bool SetTime(EngineContext context, double nt)
    {
        if (!double.IsFinite(nt) || nt < context.Now.Seconds)
            return false;
        context.Now = new(nt);
        return true;
    }

    /// <summary>Stops taking packets for the time being.</summary>
    [Builtin("suspend_processing", "function(): any")]
    public static Value Suspend(EngineContext context) => SetSuspended(context, true);

    /// <summary>Takes packets again.</summary>
    [Builtin("continue_processing", "function(): any")]
    public static Value Continue(EngineContext context) => SetSuspended(context, false);

    /// <summary>Whether no packets are taken for the time being.</summary>
    [Builtin("is_processing_suspended", "function(): bool")]
    public static bool IsSuspended(EngineContext context) => context.Service<RunInfo>().IsSuspended;

    /// <summary>Where packets come from.</summary>
    [Builtin("packet_source", "function(): PacketSource")]
    public static RecordVal Source(EngineContext context)
    {
        var run = context.Service<RunInfo>();
        return BuiltinTypes.Record(context, "PacketSource")
            .With("live", Value.Bool(run.IsLive))
            .With("path", Value.String(run.Source))
            .With("link_type", Value.Int(run.LinkType))
            .With("netmask", Value.Count(run.NetMask));
    }

    /// <summary>Whether there is code that was compiled from scripts ahead of time: there never is.</summary>
    [Builtin("load_CPP", "function(h: count): bool")]
    public static bool LoadCompiled(EngineContext context, ulong h)
    {
        context.Reporter.Error($"load_CPP: no compiled scripts with hash {h}");
        return false;
    }

    /// <summary>Whether analyzers written in Spicy can be used: they cannot.</summary>
    [Builtin("have_spicy", "function(): bool")]
    [Builtin("have_spicy_analyzers", "function(): bool")]
    public static bool HasSpicy(EngineContext context) => false;

    private static Value SetSuspended(EngineContext context, bool isSuspended)
    {
        context.Service<RunInfo>().IsSuspended = isSuspended;
        return default;
    }
}
