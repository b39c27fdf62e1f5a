namespace Vigil.Runtime.Builtins.Machine;

/// <summary>What built-in functions tell of this run; a service that the program fills.</summary>
public sealed class RunInfo
{
    /// <summary>The version of the language that scripts see, as the reference numbers it.</summary>
    public string Version { get; init; } = "8.2.2";

    /// <summary>Whether only the bare scripts were loaded (<c>-b</c>).</summary>
    public bool IsBare { get; init; }

    /// <summary>The program's name and arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether packets come from an interface.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether packets come from a file.</summary>
    public bool IsTrace { get; init; }

    /// <summary>The capture or interface; empty without packets.</summary>
    public string Source { get; init; } = "";

    /// <summary>The link type of its packets; -1 without packets.</summary>
    public int LinkType { get; set; } = -1;

    /// <summary>Mask of the interface's IPv4 address, as it lies in memory; 0 if there is none.</summary>
    public uint NetMask { get; set; }

    /// <summary>Whether a script has stopped the processing of packets for the time being.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>Ends the run in an orderly way; <see langword="false"/> if it is ending already.</summary>
    public Func<bool>? Terminate { get; set; }

    /// <summary>Ends the process at once with a status.</summary>
    public Action<int>? Exit { get; set; }
}
