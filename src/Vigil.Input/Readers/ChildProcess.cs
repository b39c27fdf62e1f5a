using System.Diagnostics;

namespace Vigil.Input.Readers;

/// <summary>A command of the shell and its streams.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int SignalBase = 128; // the runtime tells death by signal n as exit code 128 + n
    private const int LastSignal = 31;

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>What it writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it complains.</summary>
    public Stream Errors => _process.StandardError.BaseStream;

    /// <summary>Starts a command.</summary>
    /// <param name="command">Text for the shell.</param>
    /// <param name="input">What it finds on standard input; <see langword="null"/>: nothing.</param>
    /// <param name="takesErrors">Whether its complaints are read here; else they go where the program's own do.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no shell.</exception>
    public static ChildProcess Start(string command, byte[]? input, bool takesErrors)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = takesErrors,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command);
        var child = new ChildProcess(Process.Start(start) ?? throw new IOException($"Could not start '{command}'"));
        child.Feed(input ?? []);
        return child;
    }

    /// <summary>Waits for its end, which is near: both its streams have ended.</summary>
    /// <returns>Exit code or number of a signal, and which of the two.</returns>
    public (int Code, bool IsSignal) WaitForExit()
    {
        _process.WaitForExit();
        var code = _process.ExitCode;
        return code is > SignalBase and <= SignalBase + LastSignal ? (code - SignalBase, true) : (code & 0xFF, false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself this moment.
        }

        _process.Dispose();
    }

    // On a thread of its own: a command that does not read must not hold up its output.
    private void Feed(byte[] input)
    {
        var stream = _process.StandardInput.BaseStream;
        _ = Task.Run(() =>
        {
            try
            {
                stream.Write(input);
                stream.Flush();
            }
            catch (IOException)
            {
                // It did not want all of it.
            }

            stream.Dispose();
        });
    }
}
