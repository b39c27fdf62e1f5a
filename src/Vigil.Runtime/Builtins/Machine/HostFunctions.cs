using System.Diagnostics;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Machine;

/// <summary>The machine: its environment and other programs.</summary>
public static class HostFunctions
{
    /// <summary>A variable of the environment, or the empty string.</summary>
    [Builtin("getenv", "function(var: string): string")]
    public static ByteString GetVariable(EngineContext context, ByteString name) =>
        ByteString.From(Environment.GetEnvironmentVariable(name.ToString()) ?? "");

    /// <summary>Sets a variable of the environment.</summary>
    [Builtin("setenv", "function(var: string, val: string): bool")]
    public static bool SetVariable(EngineContext context, ByteString name, ByteString value)
    {
        if (name.Length == 0 || name.Span.ContainsAny((byte)'=', (byte)0) || value.Span.Contains((byte)0))
            return false;
        Environment.SetEnvironmentVariable(name.ToString(), value.ToString());
        return true;
    }

    /// <summary>The name of this machine.</summary>
    [Builtin("gethostname", "function(): string")]
    public static ByteString HostName(EngineContext context) => ByteString.From(Environment.MachineName);

    /// <summary>The number of this process.</summary>
    [Builtin("getpid", "function(): count")]
    public static ulong ProcessId(EngineContext context) => (ulong)Environment.ProcessId;

    /// <summary>Runs a shell command and waits for it.</summary>
    /// <returns>Its exit status, or -1 if it could not be started.</returns>
    [Builtin("system", "function(str: string): int")]
    public static long Run(EngineContext context, ByteString str) => Run(context, str, null);

    /// <summary>Runs a shell command with variables <c>ZEEK_ARG_name</c> added to its environment.</summary>
    /// <returns>Its exit status, or -1 if it could not be started.</returns>
    [Builtin("system_env", "function(str: string, env: table_string_of_string): int")]
    public static long RunWithEnvironment(EngineContext context, ByteString str, TableVal env) => Run(context, str, env);

    /// <summary>Runs a shell command and hands it a string as input.</summary>
    /// <returns>Whether it could be started and took the input.</returns>
    [Builtin("piped_exec", "function(program: string, to_write: string): bool")]
    public static bool RunWithInput(EngineContext context, ByteString program, ByteString input)
    {
        try
        {
            using var process = Start(program, redirectInput: true, null);
            using (var stream = process.StandardInput.BaseStream)
                stream.Write(input.Span);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            context.Reporter.Error($"Failed to call popen({program}): {error.Message}");
            return false;
        }
    }

    private static long Run(EngineContext context, ByteString command, TableVal? variables)
    {
        try
        {
            using var process = Start(command, redirectInput: false, variables);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            context.Reporter.Error($"system(): {error.Message}");
            return -1;
        }
    }

    private static Process Start(ByteString command, bool redirectInput, TableVal? variables)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = redirectInput, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command.ToString());
        for (var cursor = variables?.Next(-1) ?? -1; cursor >= 0; cursor = variables!.Next(cursor))
            start.Environment[$"ZEEK_ARG_{variables!.KeyAt(cursor)[0].AsString()}"] = variables.ValueAt(cursor).AsString().ToString();
        return Process.Start(start)!; // without a shell of the desktop there is always a new process
    }
}
