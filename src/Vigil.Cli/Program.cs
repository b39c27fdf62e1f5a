using System.Diagnostics;
using System.Runtime.InteropServices;
using Vigil.Analysis.Signatures;
using Vigil.Core.Diagnostics;
using Vigil.Engine;
using Vigil.Packets.Capture;
using Vigil.Packets.Capture.Filtering;
using Vigil.Packets.Capture.Live;
using Vigil.Runtime.Builtins.Names;
using Vigil.Runtime.Reporting;

namespace Vigil.Cli;

/// <summary>The program <c>vigil</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        ProgramOptions options;
        try
        {
            options = CommandLine.Parse(arguments);
        }
        catch (CommandLineError e)
        {
            Console.Error.WriteLine($"ERROR: {e.Message}\nTry 'vigil --help' for more information.");
            return 1;
        }

        switch (options.Mode)
        {
            case ProgramMode.Help:
                Console.Out.Write(Usage.Text);
                return 0;
            case ProgramMode.Version:
                Console.Out.WriteLine($"vigil version {BuildInfo.Version}");
                return 0;
            case ProgramMode.BuildInfo:
                Console.Out.WriteLine(BuildInfo.Json);
                return 0;
            case ProgramMode.OptimizationHelp:
                Console.Out.WriteLine("Scripts are always compiled to machine code; there is nothing to choose.");
                return 0;
        }

        using var output = new StandardOutput(isLive: options.Interface is not null);
        StatusFile? status = null;
        var errors = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true, NewLine = "\n" };
        try
        {
            status = new(options.StatusFile);
            var result = Run(options, status, output, errors);
            status.Terminated("atexit");
            return result;
        }
        catch (FatalError e)
        {
            output.Flush();
            status?.Terminated("fatal_error");
            errors.WriteLine(e.Location is null ? $"fatal error: {e.Message}" : $"fatal error in {e.Location}: {e.Message}");
            return 1;
        }
    }

    private static int Run(ProgramOptions options, StatusFile status, StandardOutput output, StreamWriter errors)
    {
        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        void OnSignal(PosixSignalContext signal)
        {
            if (stop.IsCancellationRequested)
                return; // asked twice: the signal does what it does to any program
            signal.Cancel = true; // the run ends in order
            errors.WriteLine("received termination signal");
            status.Terminating("sig_handler");
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        RefuseWhatIsMissing(options);
        using var recording = options.WriteFile is null ? null : new PacketDump(options.WriteFile);
        using var unprocessed = options.UnprocessedFile is null ? null : new PacketDump(options.UnprocessedFile);
        Action writeProfile = static () => { };
        void AtExit() // what exit() of a script must not lose
        {
            writeProfile();
            recording?.Dispose();
            unprocessed?.Dispose();
        }

        var settings = new EngineSettings
        {
            IgnoresChecksums = options.IgnoresChecksums,
            Seed = Seeds.Choose(options),
            HasPackets = options.ReadFile is not null || options.Interface is not null,
            IsLive = options.Interface is not null,
            Source = options.ReadFile ?? (options.Interface is { } name ? InterfaceName.Parse(name).Name : ""),
            Filter = options.Filter,
            Recording = recording,
            Unprocessed = unprocessed,
            NameCache = options.NameCache,
            IsBare = options.IsBare,
            Arguments = ["vigil", .. options.Arguments],
            Exit = code =>
            {
                output.Flush();
                AtExit();
                status.Terminated("atexit");
                Environment.Exit(code);
            },
        };
        if (options.SaveSeedFile is not null)
        {
            var seed = settings.Seed ?? (ulong)Random.Shared.NextInt64();
            settings = settings with { Seed = seed };
            Seeds.Save(options.SaveSeedFile, seed);
        }

        var host = new EngineHost(settings, errors, output);
        using var logs = host.Logs;
        if (options.Mode == ProgramMode.ListPlugins)
            return PluginList.Write(Console.Out, host.Catalog);
        if (options.Mode == ProgramMode.ParseOnly)
        {
            using var document = Console.OpenStandardOutput();
            return ParseOnly.Run(options, host, errors, document);
        }

        if (options.Format == MessageFormat.Full || (options.Format == MessageFormat.Automatic && !Console.IsErrorRedirected))
            host.Reporter.View = new FullDiagnostics(errors, host.Sources);
        var profile = options.ProfileFile is null ? null : host.Builder.Profile();
        if (profile is not null)
            writeProfile = () => ScriptProfiles.Write(profile, host, options.ProfileFile!, errors); // the one comes with the other
        var checks = options.ReportsUsage ? new ScriptChecks(AuthorFiles.Of(options), OnlyVariables: true) : null;
        var program = host.Load(ScriptPlan.From(options, host.Builder), ScriptPlan.SearchPath(), options.SignatureFiles, !options.HidesUnused, checks);
        if (program is null)
            return 1;
        if (options.Mode == ProgramMode.PrintName)
            return NamePrinter.Print(options.PrintName!, program.Program, host, output); // the mode comes with the name

        if (options.NameCache == NameCacheUse.Prime)
        {
            NameCache.Of(host.Context).Save();
            return 0;
        }

        using var source = CaptureInput.Open(options, host, program, errors, stop.Token);
        if (!host.Start(program, source is null ? 1 : CaptureInput.Workers(options)) && !AllowsInitErrors)
        {
            writeProfile();
            throw new FatalError("errors occurred while initializing");
        }

        if (options.ShowsSignatures && host.Context.Find<SignatureSet>() is { } signatures)
            SignatureListing.Write(signatures, errors);
        using var sampler = new SignalSampler(host, errors);
        using var watchdog = options.HasWatchdog ? new Watchdog(host, host.WatchdogInterval, reason => Abort(reason, status, errors)) : null;
        var started = clock.Elapsed;
        status.Running();
        Analyse(options, host, source, stop.Token);
        status.Terminating("done_with_network");
        output.Flush();
        logs.Dispose();
        writeProfile();
        Report(options, host, source, errors, started, clock.Elapsed);
        return IsForeign(host, source) || source is { IsLive: true, Damage: not null } ? 1 : 0;
    }

    // The engine hangs, so nothing can be ended in order.
    private static void Abort(string reason, StatusFile status, TextWriter errors)
    {
        errors.WriteLine($"fatal error: {reason}");
        status.Terminating("watchdog");
        Environment.Exit(1);
    }

    // Broken packets are traffic like any other; a capture of which not even the link type is known was given by mistake.
    private static bool IsForeign(EngineHost host, PacketInput? source) =>
        source is { PacketsRead: > 0, IsLive: false } && host.PacketsOfUnknownLink == source.PacketsRead;

    // An option that is understood but does nothing would be worse than one that says so.
    private static void RefuseWhatIsMissing(ProgramOptions options)
    {
        if (options.Refusal is { } reason)
            throw new FatalError(reason);
        if (options.Filter is not null && PacketFilter.Compile(options.Filter, out var mistake) is null)
            throw new FatalError($"bad capture filter '{options.Filter}': {mistake}");
    }

    private static bool AllowsInitErrors => Environment.GetEnvironmentVariable("ZEEK_ALLOW_INIT_ERRORS") is not null;

    private static void Analyse(ProgramOptions options, EngineHost host, PacketInput? source, CancellationToken stop)
    {
        if (source is null)
        {
            host.WaitForTermination(stop);
            host.Finish();
            return;
        }

        using var progress = new Progress(source, !options.IsQuiet && !Console.IsErrorRedirected);
        host.Run(source, stop);
    }

    private static void Report(
        ProgramOptions options, EngineHost host, PacketInput? source, StreamWriter errors, TimeSpan started, TimeSpan ended)
    {
        if (IsForeign(host, source))
            errors.WriteLine($"fatal error: problem with trace file {options.ReadFile} (its link type is not known, no packet could be decoded)");
        else if (source is { PacketsRead: > 0, IsLive: false } && host.DecodedPackets == 0)
            errors.WriteLine($"warning: {options.ReadFile}: none of its {source.PacketsRead} packets could be decoded");
        Warn(host.Settings.Recording, errors);
        Warn(host.Settings.Unprocessed, errors);
        if (source is { IsLive: true, Damage: { } reason })
            errors.WriteLine($"fatal error: problem with interface {source.Name} ({reason})");
        else if (source?.Damage is { } damage)
            errors.WriteLine($"warning: {options.ReadFile}: {damage}; what came before was analysed");
        if (options.ShowsTiming)
            ClosingSummary.WriteTiming(errors, started, ended - started);
        if (source is not null && !options.IsQuiet && !Console.IsErrorRedirected)
            ClosingSummary.Write(errors, source.PacketsRead, source.OctetsRead, ended - started, host.Logs);
    }

    private static void Warn(PacketDump? dump, StreamWriter errors)
    {
        if (dump?.Failure is { } failure)
            errors.WriteLine($"error: {dump.Name}: {failure}; the file is not complete");
        if (dump is { Foreign: > 0 })
            errors.WriteLine($"warning: {dump.Name}: {dump.Foreign} packets of another link type than the first were left out");
    }
}
