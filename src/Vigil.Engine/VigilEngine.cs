using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Timing;
using Vigil.Engine.Adapters;
using Vigil.Packets.Capture;
using Vigil.Runtime;
using Vigil.Runtime.Builtins.Files;
using Vigil.Runtime.Builtins.Machine;

namespace Vigil.Engine;

/// <summary>One engine: state of scripts, connections, files and logs for one share of the traffic. Belongs to one thread at a time.</summary>
/// <remarks>
/// Life of an engine:  Start -> Process, Process, ... -> Finish.
/// Life of a packet:   clock and timers -> decoders -> connection -> analyzers -> events drained.
/// </remarks>
public sealed class VigilEngine : CurrentPacket.IStep
{
    private const int LongestHold = 60; // seconds; a named pipe may never end
    private const int Pause = 10; // milliseconds
    private readonly EngineParts _parts;
    private readonly EngineContext _context;
    private readonly CurrentPacket _current = new();
    private long _packetAtWork;
    private bool _hasTime;
    private bool _isFinished;

    internal VigilEngine(EngineParts parts)
    {
        _parts = parts;
        _context = parts.Context;
        _context.Service<RunInfo>().Terminate = RequestStop;
        _context.AddService(this);
        _context.AddService(_current);
    }

    /// <summary>What scripts and analyzers share.</summary>
    public EngineContext Context => _context;

    /// <summary>Packets processed.</summary>
    public long Packets { get; private set; }

    /// <summary>Number of the packet at work, from 1; 0 between packets. Can be asked for by any thread.</summary>
    public long PacketAtWork => Volatile.Read(ref _packetAtWork);

    /// <summary>Packets in which every header made sense.</summary>
    public long Decoded => Packets - _parts.Decoding.Undecoded;

    /// <summary>Packets that the capture filter kept out.</summary>
    public long Filtered => _parts.Filters.Filtered;

    /// <summary>The capture filter in force; <see langword="null"/> if every packet passes.</summary>
    public string? Filter => _parts.Filters.Expression;

    /// <summary>Packets of a link type that nothing decodes.</summary>
    public long OfUnknownLink => _parts.Decoding.OfUnknownLink;

    /// <summary>Where packets come from as they happen; <see langword="null"/> otherwise.</summary>
    public PacketSource? LiveSource => _parts.Settings.LiveSource;

    /// <summary>Octets of those on the wire.</summary>
    public long Octets { get; private set; }

    /// <summary>Whether a script asked for the end (<c>terminate()</c>).</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Whether a run without packets goes on until a script ends it (<c>exit_only_after_terminate</c>, or peers that may send something).</summary>
    public bool WaitsForTermination => _context.Outside.KeepsRunning || _parts.Names.Bool("exit_only_after_terminate", false);

    /// <summary>Runs top-level statements and <c>zeek_init</c>; the options that those may set are read afterwards.</summary>
    /// <returns><see langword="false"/> if an error was reported: the program must not go on.</returns>
    public bool Start()
    {
        var errors = _context.Reporter.Errors;
        if (!_parts.Settings.HasPackets)
            _context.Now = WallClock();
        Mute(_parts.Settings.Number > 0);
        _parts.Events.Init();
        _parts.Program.RunTopLevel(_context);
        foreach (var script in _parts.Scripts)
            _parts.Events.ScriptLoaded(script.Name, (ulong)script.Level);
        _context.Events.Drain();
        Mute(false);
        _parts.ReadOptions();
        _parts.ReadReporting();
        if (_parts.Settings is { HasPackets: true, Filter: { } filter })
            _parts.Filters.InstallUnlessFiltered(filter);
        _parts.Logs.FlushAll(toDisk: false);
        var started = _context.Reporter.Errors == errors;
        if (_parts.Settings is { HasPackets: true, IsLive: false })
            AwaitOutside();
        return started;
    }

    // Files that scripts began to read are there when the first packet comes, so that results do not depend on who is faster.
    private void AwaitOutside()
    {
        var until = TimeProvider.System.GetTimestamp() + (LongestHold * TimeProvider.System.TimestampFrequency);
        while (_context.Outside.HoldFirstPacket && TimeProvider.System.GetTimestamp() < until)
        {
            _context.Outside.Arrival.WaitOne(Pause);
            HandOver();
        }
    }

    /// <summary>Applies what came from outside and handles the events of it.</summary>
    public void HandOver()
    {
        if (_context.Outside.HasArrived)
            _context.Outside.Deliver();
        _context.Events.Drain();
    }

    // Every worker runs zeek_init, but what that prints and logs belongs to the run and is wanted once.
    private void Mute(bool isMuted)
    {
        _parts.Logs.IsMuted = isMuted;
        if (_context.Find<PrintSink>() is WorkerOutput output)
            output.IsMuted = isMuted;
    }

    /// <summary>Analyses one packet.</summary>
    public void Process(in RawPacket packet)
    {
        if (!_parts.Filters.Accepts(in packet))
            return;
        Packets++;
        Octets += packet.WireLength;
        AdvanceTo(packet.Time);
        _parts.Connections.RecordsPacket = true;
        Volatile.Write(ref _packetAtWork, Packets);
        _current.Hold(in packet, this);
        Volatile.Write(ref _packetAtWork, 0);
        if (_parts.Settings.Recording is { } recording && _parts.Connections.RecordsPacket)
            recording.Write(in packet);
    }

    void CurrentPacket.IStep.Work(in RawPacket packet)
    {
        _parts.Decoding.Process(in packet);
        HandOver();
    }

    /// <summary>Moves the clock, which never goes back, and fires what is due.</summary>
    /// <remarks>
    /// To scripts a time of 0 is none, so captures whose clock began there are taken to begin a second later; packets keep
    /// their time.
    /// </remarks>
    public void AdvanceTo(NetworkTime time)
    {
        if (time.Seconds < 1)
            time = new(1);
        if (!_hasTime)
            SetFirstTime(time);
        if (time > _context.Now)
            _context.Now = time;
        if (_context.Timers.NextDue <= _context.Now)
        {
            _context.Timers.Advance(_context.Now, _parts.MaxTimerExpires);
            _context.Events.Drain();
        }
    }

    /// <summary>Tells scripts that a capture file has been read to its end.</summary>
    public void EndOfFile(string path)
    {
        _parts.Events.FileDone(path);
        _context.Events.Drain();
    }

    /// <summary>Ends the run: pending timers fire, connections end, <c>zeek_done</c> is handled, rows are handed to the writers.</summary>
    public void Finish()
    {
        if (_isFinished)
            return;
        _isFinished = true;
        if (IsStopping)
            _context.Reporter.Info("received termination signal");
        var hadWork = _parts.Settings.HasPackets || _context.Timers.Count > 0;
        DrainAll(); // what was raised so far does not notice that the end has come
        _context.IsTerminating = true;
        if (hadWork)
        {
            _parts.Events.NetDone(_context.Now);
            DrainAll();
            while (_context.Timers.FireNextAtEnd(_context.Now))
                DrainAll();
            _parts.Files.Terminate();
            _parts.Connections.Drain(DrainAll);
        }

        _parts.Events.Done();
        DrainAll();
        _context.Outside.Close();
        _context.Find<ScriptFiles>()?.FlushAll();
        _parts.Logs.FlushAll(toDisk: false);
        _context.Find<ScriptFiles>()?.FlushAll();
    }

    /// <summary>There is no packet at the moment: the clock goes on, and what came from outside is handed over.</summary>
    /// <param name="until">The moment before which no packet will come; 0: that is not known.</param>
    public void Rest(NetworkTime until)
    {
        if (until > default(NetworkTime))
            AdvanceTo(until);
        _parts.Settings.Recording?.Flush();
        HandOver();
    }

    /// <summary>Without packets the clock is that of the wall.</summary>
    public void AdvanceToWallClock() => Rest(WallClock());

    /// <summary>The clock of the wall.</summary>
    internal static NetworkTime WallClock()
    {
        var span = TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch;
        return new(span.Ticks / (double)TimeSpan.TicksPerSecond);
    }

    /// <summary>Without packets, or after the last: where scripts want it, lets timers run until one ends the run, or <paramref name="stop"/>.</summary>
    public void WaitForTermination(CancellationToken stop)
    {
        using var pause = new NoPackets(this, stop);
        PacketLoop.Run(this, pause, stop);
    }

    private bool RequestStop()
    {
        IsStopping = true;
        return !_context.IsTerminating;
    }

    private void SetFirstTime(NetworkTime time)
    {
        _hasTime = true;
        _context.Now = time;
        if (!_parts.Settings.HasPackets)
            return;
        _parts.Expiry.StartTime = time.Seconds;
        _parts.Reporter.ShowsTime = true;
        _parts.Events.NetworkTimeInit();
        if (_parts.Names.Double("profiling_interval", 0) is > 0 and var interval)
            ProfileLog.Of(_context, interval)?.Start(time);
    }

    private void DrainAll()
    {
        do
        {
            _context.Events.Drain();
        }
        while (_context.Events.Count > 0);
    }
}
