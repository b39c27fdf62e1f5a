using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>Looks at the content of one file. Each method tells with its result whether it wants to go on.</summary>
public abstract class FileAnalyzer(FileAnalyzerContext context)
{
    /// <summary>The file.</summary>
    public TrackedFile File { get; } = context.File;

    /// <summary>Its kind.</summary>
    public FileAnalyzerDescriptor Descriptor { get; } = context.Descriptor;

    /// <summary>The script's <c>Files::AnalyzerArgs</c>, or <see langword="null"/>.</summary>
    public RecordVal? Arguments { get; } = context.Arguments;

    /// <summary>The engine.</summary>
    public EngineContext Engine => File.Engine;

    // Whether it was given what the file held before it was attached.
    internal bool IsCaughtUp { get; set; }

    internal bool IsRemoved { get; set; }

    /// <summary>Called once before anything else; <see langword="false"/> if it cannot work with its arguments.</summary>
    public virtual bool Init() => true;

    /// <summary>Octets at a position, in the order they arrive.</summary>
    public virtual bool DeliverChunk(ReadOnlySpan<byte> data, long offset) => true;

    /// <summary>The next octets of the file in order.</summary>
    public virtual bool DeliverStream(ReadOnlySpan<byte> data) => true;

    /// <summary>Octets that never came.</summary>
    public virtual bool Undelivered(long offset, long length) => true;

    /// <summary>The file is complete.</summary>
    public virtual bool EndOfFile() => true;

    /// <summary>Called once when it is removed or the file ends.</summary>
    public virtual void Done()
    {
    }

    /// <summary>A value of the arguments; unset if there is none.</summary>
    protected Value Argument(string name) =>
        Arguments is not null && Arguments.RecordType.SlotOf(name) is >= 0 and var slot ? Arguments[slot] : default;
}
