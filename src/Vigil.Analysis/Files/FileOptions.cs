using Vigil.Core;

namespace Vigil.Analysis.Files;

/// <summary>Settings of file analysis.</summary>
public sealed record FileOptions
{
    /// <summary>How much of the beginning is kept to tell the type, octets (<c>default_file_bof_buffer_size</c>).</summary>
    public long BeginningSize { get; init; } = 4096;

    /// <summary>How long a file may be silent, seconds (<c>default_file_timeout_interval</c>).</summary>
    public double Timeout { get; init; } = 120;

    /// <summary>Most octets that wait for those before them, for each file (<c>Files::reassembly_buffer_size</c>).</summary>
    public long ReassemblyBuffer { get; init; } = 524288;

    /// <summary>The settings as scripts have them.</summary>
    public static FileOptions Of(EngineContext engine)
    {
        var options = new FileOptions();
        if (engine.Find<IGlobalTable>() is not { } globals)
            return options;
        if (globals.Find("default_file_bof_buffer_size") is { IsSet: true } size)
            options = options with { BeginningSize = (long)Math.Min(size.AsCount(), int.MaxValue) };
        if (globals.Find("default_file_timeout_interval") is { IsSet: true } timeout)
            options = options with { Timeout = timeout.AsDouble() };
        if (globals.Find("Files::reassembly_buffer_size") is { IsSet: true } buffer)
            options = options with { ReassemblyBuffer = (long)Math.Min(buffer.AsCount(), int.MaxValue) };
        return options;
    }
}
