using Vigil.Runtime;

namespace Vigil.Engine.Adapters;

/// <summary>Output of a worker's scripts, silent while the worker starts: the first engine has said it all.</summary>
internal sealed class WorkerOutput(PrintSink output) : PrintSink
{
    /// <summary>Whether what is written is dropped.</summary>
    public bool IsMuted { get; set; }

    public override void Write(ReadOnlySpan<byte> line)
    {
        if (!IsMuted)
            output.Write(line);
    }
}
