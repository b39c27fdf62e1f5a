using System.Globalization;
using System.Runtime.InteropServices;
using Vigil.Engine;
using Vigil.Runtime;
using Vigil.Runtime.Profiling;

namespace Vigil.Cli;

/// <summary>SIGUSR1 begins to sample the scripts of all engines, the next one ends it and shows what was seen.</summary>
internal sealed class SignalSampler : IDisposable
{
    private const PosixSignal UserSignal = (PosixSignal)10; // SIGUSR1 of Linux, which has no name of its own here

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(1);

    private readonly EngineHost _host;
    private readonly TextWriter _errors;
    private readonly PosixSignalRegistration _registration;
    private readonly Lock _gate = new();
    private readonly List<(ScriptRuntime Runtime, ScriptSampler Sampler)> _samplers = [];
    private Timer? _timer;
    private int _files;

    public SignalSampler(EngineHost host, TextWriter errors)
    {
        _host = host;
        _errors = errors;
        _registration = PosixSignalRegistration.Create(UserSignal, signal =>
        {
            signal.Cancel = true;
            Toggle();
        });
    }

    public void Dispose()
    {
        _registration.Dispose();
        lock (_gate)
        {
            if (_timer is not null)
                End();
        }
    }

    private void Toggle()
    {
        lock (_gate)
        {
            if (_timer is null)
                Begin();
            else
                End();
        }
    }

    private void Begin()
    {
        if (_host.Engines.Count == 0)
        {
            _errors.WriteLine("scripts are still being loaded; there is nothing to sample yet");
            return;
        }

        foreach (var engine in _host.Engines)
        {
            var runtime = ScriptRuntime.Of(engine.Context);
            var sampler = new ScriptSampler();
            _samplers.Add((runtime, sampler));
            runtime.Sampler = sampler;
        }

        var samplers = _samplers.Select(static s => s.Sampler).ToArray();
        _timer = new(_ => Array.ForEach(samplers, static s => s.Ask()), null, Pace, Pace);
        _errors.WriteLine("sampling scripts; SIGUSR1 ends it");
    }

    private void End()
    {
        _timer?.Dispose();
        _timer = null;
        var outside = 0L;
        var samples = new List<(Runtime.Code.ScriptFrame[] Stack, long Count)>();
        foreach (var (runtime, sampler) in _samplers)
        {
            runtime.Sampler = null;
            samples.AddRange(sampler.Take());
            outside += sampler.Outside;
        }

        _samplers.Clear();
        SampleReport.Write(_errors, samples, outside);
        var file = string.Create(CultureInfo.InvariantCulture, $"script-samples-{++_files}.speedscope.json");
        try
        {
            using var stream = File.Create(file);
            SampleReport.WriteFile(stream, samples);
            _errors.WriteLine($"# stacks for https://www.speedscope.app in {file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _errors.WriteLine($"warning: cannot write {file}: {e.Message}");
        }
    }
}
