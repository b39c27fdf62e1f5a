using Vigil.Analysis;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Detection;
using Vigil.Analysis.Files;
using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Analysis.Weird;
using Vigil.Cluster.Tables;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Engine.Adapters;
using Vigil.Engine.Builtins;
using Vigil.Input.Reading;
using Vigil.Input.Streams;
using Vigil.Logging.Streams;
using Vigil.Logging.Writers;
using Vigil.Packets.Decoding;
using Vigil.Runtime.Reporting;
using Vigil.Script;
using Vigil.Script.Syntax.Loading;
using Vigil.Storage;
using Vigil.Storage.Backends;
using Vigil.Telemetry;

namespace Vigil.Engine;

/// <summary>Makes the stages of one engine and connects them: the one place that names them all.</summary>
internal sealed class EngineParts
{
    /// <summary>Composes an engine.</summary>
    /// <param name="settings">What the command line decides.</param>
    /// <param name="program">Scripts and signatures.</param>
    /// <param name="context">A context from <see cref="ContextFactory"/>; the one that scripts were loaded in for the first engine.</param>
    /// <param name="catalog">What the assemblies offer.</param>
    /// <param name="logs">The writers of the process.</param>
    /// <param name="reporter">The context's reporter.</param>
    public EngineParts(
        EngineSettings settings, LoadedProgram program, EngineContext context, ModuleCatalog catalog, LogHub logs, StandardReporter reporter)
    {
        Settings = settings;
        Reporter = reporter;
        Program = program.Program;
        Scripts = program.Scripts;
        Context = context;
        Expiry = context.Service<ExpirySettings>();

        // Scripts first: everything behind them asks for types and constants by name.
        Program.Instantiate(Context, Context.Service<EventTable>());
        Names = new ScriptNames(Program.Info, Context);
        Context.AddService(Names);
        Context.AddService<IGlobalTable>((ScriptNames)Names);
        reporter.Attach(Context);
        Events = EngineEvents.Of(Context);
        EventWatch.Install(Context, Names);
        Context.Events.FlushPoint = Context.Service<EventTable>().Get("event_queue_flush_point");
        Logs = new(Context, logs);
        Context.AddService(Logs);

        Context.AddService(Filters = new CaptureFilters(settings.HasPackets, settings.LiveSource));
        var weirds = new WeirdReporter(Context);
        Context.AddService(weirds);
        weirds.Sampling.Read((ScriptNames)Names);
        Analyzers = new(Context, catalog.Of<AnalyzerDescriptor>());
        Context.AddService(Analyzers);
        Context.AddService<IAnalyzerFactory>(new AnalyzerFactory(Analyzers));
        var signatures = LoadSignatures(program, reporter);
        Context.AddService(signatures);
        var magic = new MagicDetector(signatures.Magic);
        Context.AddService<IMimeDetector>(magic);
        Files = new(Context, catalog.Of<FileAnalyzerDescriptor>(), magic);
        var services = new AnalysisServices(Context, new AnalyzerDetection(Context, Analyzers), weirds, Files);
        Context.AddService(services);
        Context.AddService(new StorageManager(Context, catalog.Of<StorageBackendDescriptor>()));
        TelemetryService.Serve(Context);
        Context.AddService(new InputManager(Context, catalog.Of<InputReaderDescriptor>()));
        Connections = new(services, ConnectionOptions.Read(Names.FindValue), weirds, Analyzers);
        Context.AddService(Connections);
        Decoding = new(Context, DecodingOptions.Of(Names), Connections, weirds) { Unprocessed = settings.Unprocessed };
        Context.AddService(Decoding);
        Connections.Tunnels = Decoding;
        if (signatures.Count > 0)
            Connections.Matcher = new SignatureDetection(new(signatures, new SignatureNames(Context), Context, SignatureOptionsOf(Names)));
        ReadOptions();
        SharedTables.Bind(Context);
    }

    public EngineSettings Settings { get; }

    public StandardReporter Reporter { get; }

    public ScriptProgram Program { get; }

    public IReadOnlyList<LoadedScript> Scripts { get; }

    public EngineContext Context { get; }

    public EngineEvents Events { get; }

    public ExpirySettings Expiry { get; }

    public LogManager Logs { get; }

    public FileAnalysis Files { get; }

    public CaptureFilters Filters { get; }

    public AnalyzerRegistry Analyzers { get; }

    public ConnectionTracker Connections { get; }

    public PacketDecoding Decoding { get; }

    public IScriptNames Names { get; }

    /// <summary>Timers fired for each packet at most; 0: all that are due.</summary>
    public int MaxTimerExpires { get; private set; } = 300;

    /// <summary>Reads the constants and options of scripts; again after <c>zeek_init</c>, which registers ports and may set options.</summary>
    public void ReadOptions()
    {
        MaxTimerExpires = (int)Names.Count("max_timer_expires", 300);
        Expiry.Interval = Names.Double("table_expire_interval", Expiry.Interval);
        Expiry.Step = (int)Names.Count("table_incremental_step", (ulong)Expiry.Step);
        Expiry.Delay = Names.Double("table_expire_delay", Expiry.Delay);
        var options = ConnectionOptions.Read(Names.FindValue);
        var ignores = Settings.IgnoresChecksums || options.IgnoreChecksums;
        Connections.Options = options with { IgnoreChecksums = ignores };
        Decoding.Context.Options.IgnoreChecksums = ignores;
    }

    /// <summary>Which messages go to standard error from now on: those of the start all do.</summary>
    public void ReadReporting()
    {
        Reporter.ShowsInfo = Names.Bool("Reporter::info_to_stderr", true);
        Reporter.ShowsWarnings = Names.Bool("Reporter::warnings_to_stderr", true);
        Reporter.ShowsErrors = Names.Bool("Reporter::errors_to_stderr", true);
    }

    private static SignatureOptions SignatureOptionsOf(IScriptNames names) => new()
    {
        BufferSize = (long)names.Count("dpd_buffer_size", 1024),
        MatchOnlyBeginning = names.Bool("dpd_match_only_beginning", true),
    };

    private SignatureSet LoadSignatures(LoadedProgram program, Reporter reporter)
    {
        var errors = new List<SignatureError>();
        var set = SignatureSet.Load(program.Signatures, new SignatureNames(Context), SignatureOptionsOf(Names), errors);
        foreach (var error in errors)
        {
            if (error.IsWarning)
                reporter.Warning(error.ToString());
            else
                throw new FatalError(error.ToString());
        }

        return set;
    }
}
