using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A file that scripts write to.</summary>
public abstract class FileVal : ScriptObject
{
    /// <inheritdoc/>
    public override ScriptType Type => FileType.OfString;

    /// <summary>The name it was opened under.</summary>
    public abstract string FileName { get; }

    /// <summary>Whether it can be written to.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Raw mode: octets as they are, no separators, no line ends.</summary>
    public bool IsRaw { get; set; }

    /// <summary>Writes octets; nothing happens on a closed file.</summary>
    /// <returns>Whether they were taken.</returns>
    public abstract bool Write(ReadOnlySpan<byte> octets);
}
