using Vigil.Engine;
using Vigil.Packets.Capture;
using Vigil.Packets.Capture.Live;

namespace Vigil.Cli;

/// <summary>What <c>-r</c> or <c>-i</c> names.</summary>
internal static class CaptureInput
{
    /// <summary>Opens it; of an interface a user is told that capturing begins.</summary>
    /// <returns><see langword="null"/> without packets.</returns>
    public static PacketInput? Open(ProgramOptions options, EngineHost host, LoadedProgram program, TextWriter errors, CancellationToken stop)
    {
        if (options.ReadFile is not null)
            return new(Paced(TraceFile.Open(options.ReadFile), options.PseudoRealtime, stop));
        if (options.Interface is null)
            return null;
        var input = host.OpenInterface(program, InterfaceName.Parse(options.Interface), Workers(options));
        errors.WriteLine($"listening on {input.Name}");
        return input;
    }

    private static PacketSource Paced(PacketSource source, double factor, CancellationToken stop)
    {
        var clock = TimeProvider.System;
        return factor > 0 ? new PacedSource(source, factor, new((clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds), clock, stop) : source;
    }

    /// <summary>Engines that are wanted.</summary>
    public static int Workers(ProgramOptions options) => options.Workers == 0 ? Environment.ProcessorCount : options.Workers;
}
