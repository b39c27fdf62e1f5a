using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Engine;

/// <summary>Events of the run itself (language.md 6.2).</summary>
internal sealed partial class EngineEvents : EventSource
{
    /// <summary>The program starts.</summary>
    [Event("zeek_init", "")]
    public partial void Init();

    /// <summary>The program ends.</summary>
    [Event("zeek_done", "")]
    public partial void Done();

    /// <summary>The packet source has ended.</summary>
    [Event("net_done", "t: time")]
    public partial void NetDone(NetworkTime t);

    /// <summary>A capture file has been read to its end.</summary>
    [Event("Pcap::file_done", "path: string")]
    public partial void FileDone(string path);

    /// <summary>The queue begins to be worked off: comes behind what waits by then. Once for each packet at least.</summary>
    [Event("event_queue_flush_point", "")]
    public partial void FlushPoint();

    /// <summary>Figures of the engine were written to <c>profiling_file</c>.</summary>
    [Event("profiling_update", "f: file, expensive: bool")]
    public partial void ProfilingUpdate(FileVal f, bool expensive);

    /// <summary>The first packet has set the time.</summary>
    [Event("network_time_init", "")]
    public partial void NetworkTimeInit();

    /// <summary>A script file was loaded.</summary>
    [Event("zeek_script_loaded", "path: string, level: count")]
    public partial void ScriptLoaded(string path, ulong level);

    /// <summary>Any event, just before its handlers run; for finding out what happens.</summary>
    [Event("new_event", "name: string, params: call_argument_vector")]
    public partial void NewEvent(ByteString name, VectorVal @params);
}
