using System.Globalization;
using Vigil.Cluster.Messaging;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Engine.Workers;
using Vigil.Input.Indicators;
using Vigil.Logging.Writers;
using Vigil.Packets.Capture;
using Vigil.Packets.Capture.Live;
using Vigil.Runtime;
using Vigil.Runtime.Builtins.Machine;
using Vigil.Runtime.Reporting;
using Vigil.Script;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Engine;

/// <summary>A run: scripts loaded once, one engine or several, one capture or none.</summary>
public sealed class EngineHost
{
    private readonly EngineSettings _settings;
    private readonly ModuleCatalog _catalog = new();
    private readonly StreamWriter _errors;
    private readonly PrintSink _print;
    private readonly StandardReporter _reporter;
    private readonly EngineContext _first;
    private readonly SourceLines _sources = new();
    private readonly BrokerNode _broker = new();
    private readonly SharedIndicators _indicators = new();
    private IReadOnlyList<PacketSource>? _liveSources;

    /// <summary>Prepares a run.</summary>
    /// <param name="settings">What the command line decides.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="print">Standard output of scripts.</param>
    public EngineHost(EngineSettings settings, StreamWriter errors, PrintSink print)
    {
        _settings = settings;
        _errors = errors;
        _print = print;
        _reporter = new(errors);
        _first = ContextFactory.Create(settings, _reporter, print, errors.BaseStream);
        _first.AddService(_broker);
        _first.AddService(_indicators);
        Builder = new(_first, _catalog.Of<object>());
        Logs = new(_catalog.Of<LogWriterDescriptor>(), message => _errors.WriteLine("error: " + message));
    }

    /// <summary>What the command line decided.</summary>
    public EngineSettings Settings => _settings;

    /// <summary><c>watchdog_interval</c>, seconds; 10 where scripts do not say.</summary>
    public double WatchdogInterval => _first.Service<IScriptNames>().Double("watchdog_interval", 10) is > 0 and var interval ? interval : 10;

    /// <summary>Texts of scripts, for messages that show them.</summary>
    public SourceLines Sources => _sources;

    /// <summary>Takes the scripts.</summary>
    public ProgramBuilder Builder { get; }

    /// <summary>The writers of all engines.</summary>
    public LogHub Logs { get; }

    /// <summary>Messages while scripts are loaded.</summary>
    public StandardReporter Reporter => _reporter;

    /// <summary>What was found in the assemblies.</summary>
    public ModuleCatalog Catalog => _catalog;

    /// <summary>The context that scripts are loaded in; the first engine's later on.</summary>
    public EngineContext Context => _first;

    /// <summary>Packets whose headers all engines together made sense of.</summary>
    public long DecodedPackets => Engines.Sum(static engine => engine.Decoded);

    /// <summary>Packets of link types that nothing decodes.</summary>
    public long PacketsOfUnknownLink => Engines.Sum(static engine => engine.OfUnknownLink);

    /// <summary>The engines of the run, once it has started.</summary>
    public IReadOnlyList<VigilEngine> Engines { get; private set; } = [];

    /// <summary>Reads and compiles scripts.</summary>
    /// <param name="plan">What to load.</param>
    /// <param name="path">Where scripts are looked for.</param>
    /// <param name="signatureFiles">Signature files of the command line.</param>
    /// <param name="warnsUnused">Whether unused names are reported.</param>
    /// <param name="checks">What else is looked at.</param>
    /// <returns>The program, or <see langword="null"/> if errors were reported.</returns>
    /// <exception cref="FatalError">A file is missing, or worse.</exception>
    public LoadedProgram? Load(LoadPlan plan, ScriptSearchPath path, IReadOnlyList<string> signatureFiles, bool warnsUnused, ScriptChecks? checks = null)
    {
        _first.AddService(path);
        var recovers = checks is { OnlyVariables: false };
        Builder.Recovers = recovers;
        var loader = new ScriptLoader(Builder, path, recovers: recovers) { KeepText = _sources.Add };
        if (!loader.Run(plan) || _reporter.Errors > 0)
            return null;
        if (checks is not null)
            Builder.Check(checks.IsWanted, checks.OnlyVariables);
        var program = Builder.Complete(warnsUnused);
        if (_reporter.Errors > 0)
            return null;
        var names = new Adapters.ScriptNames(program.Info, _first);
        var fromScripts = names.FindValue("signature_files") is { IsSet: true } files
            ? files.AsString().ToString().Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            : [];
        var found = signatureFiles.Concat(fromScripts).Select(name => path.FindSignatures(name, from: null)
            ?? throw new FatalError($"can't find {name}"));
        var signatures = found.Concat(loader.SignatureFiles).Distinct().Select(static file => (file, File.ReadAllBytes(file)));
        return new(program, loader.Loaded, [.. signatures]);
    }

    /// <summary>Makes and starts the engines.</summary>
    /// <returns><see langword="false"/> if <c>zeek_init</c> or a top-level statement reported an error.</returns>
    public bool Start(LoadedProgram program, int workers)
    {
        if (workers > 1)
            program.Program.KeepInitialValues();
        var engines = new List<VigilEngine>();
        for (var number = 0; number < workers; number++)
        {
            // One engine records behind its analysis, in which scripts may decide; of a capture that several share the reading thread keeps the order.
            var settings = _settings with
            {
                Number = number,
                LiveSource = _liveSources?[number],
                Recording = workers == 1 || _liveSources is not null ? _settings.Recording : null,
            };
            var reporter = number == 0 ? _reporter : new StandardReporter(_errors);
            var context = number == 0 ? _first : ContextFactory.Create(settings, reporter, _print, _errors.BaseStream);
            if (number > 0)
            {
                context.AddService(_broker); // engines of one process are one node to others
                context.AddService(_indicators);
            }

            if (settings.LiveSource is { } live)
                (context.Service<RunInfo>().LinkType, context.Service<RunInfo>().NetMask) = ((int?)live.Link ?? -1, live.NetMask);
            engines.Add(new(new EngineParts(settings, program, context, _catalog, Logs, reporter)));
        }

        Engines = engines;
        return engines.All(static engine => engine.Start());
    }

    /// <summary>Opens an interface with a ring for each engine; between <see cref="Load"/> and <see cref="Start"/>.</summary>
    /// <exception cref="FatalError">It cannot be captured from.</exception>
    public PacketInput OpenInterface(LoadedProgram program, InterfaceName name, int workers)
    {
        var names = new Adapters.ScriptNames(program.Program.Info, _first);
        var input = new PacketInput(LiveCapture.Open(name.Name, LiveSettings.Read(names, name.IsAfPacket), workers));
        _liveSources = input.Sources;
        return input;
    }

    /// <summary>Runs the engines over a capture, to its end or until <paramref name="stop"/>.</summary>
    public void Run(PacketSource source, CancellationToken stop)
    {
        if (Engines.Count > 1)
        {
            Dispatcher.Run(source, Engines, _settings.Recording, stop);
            return;
        }

        var engine = Engines[0];
        PacketLoop.Run(engine, source, stop);
        if (!source.IsLive && !stop.IsCancellationRequested && !engine.IsStopping)
            engine.EndOfFile(source.Name);
        if (!stop.IsCancellationRequested && engine.Context.Outside.KeepsRunning && !source.IsLive)
            WaitForTermination(stop);
        engine.Finish();
    }

    /// <summary>Runs the engines over what is there, to its end or until <paramref name="stop"/>; each over a source of its own if there are several.</summary>
    public void Run(PacketInput input, CancellationToken stop)
    {
        if (!input.IsLive)
        {
            Run(input.Sources[0], stop);
            return;
        }

        using var workers = new LiveWorkers(input, Engines, () => TellCounts(input));
        workers.Run(stop);
    }

    /// <summary>Without packets: where scripts want it, lets timers run until a script ends the run, or <paramref name="stop"/>.</summary>
    public void WaitForTermination(CancellationToken stop) => Engines[0].WaitForTermination(stop);

    /// <summary>Ends a run without packets.</summary>
    public void Finish()
    {
        foreach (var engine in Engines)
            engine.Finish();
    }

    // What the interface has seen: the first engine says it, for all of them.
    private void TellCounts(PacketInput input)
    {
        var (read, dropped, unknown) = (input.PacketsRead, input.PacketsDropped, Engines.Sum(static e => e.Packets - e.Decoded));
        Engines[0].Context.Reporter.Current = null; // no script says this
        Engines[0].Context.Reporter.Info(string.Create(
            CultureInfo.InvariantCulture,
            $"{read} packets received on interface {input.Name}, {dropped} ({Percent(dropped, read + dropped):F2}%) dropped, {unknown} ({Percent(unknown, read):F2}%) not processed"));
    }

    private static double Percent(long part, long whole) => whole == 0 ? 0 : 100.0 * part / whole;
}
