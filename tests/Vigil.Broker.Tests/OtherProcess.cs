using System.Diagnostics;

namespace Vigil.Broker.Tests;

/// <summary>The program that lies beside the tests, for those that need a process of its own. It never outlives the test.</summary>
/// <remarks>It ends with its input, so that it is gone even where the process that runs the tests was killed.</remarks>
internal sealed class OtherProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>What it ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it.</summary>
    public static OtherProcess Start(params string[] arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Vigil.Broker.Peer.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", path, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new(Process.Start(start) ?? throw new InvalidOperationException("cannot start dotnet"));
    }

    /// <summary>The next line it writes; <see langword="null"/> at the end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>Ends it without a chance to tidy up.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it has ended.</summary>
    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
