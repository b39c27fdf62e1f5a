using Vigil.Core.Values;

namespace Vigil.Analysis.Connections;

/// <summary>What stands for a file where there is none: it cannot be written to.</summary>
internal sealed class ClosedFile : FileVal
{
    /// <inheritdoc/>
    public override string FileName => "-";

    /// <inheritdoc/>
    public override bool IsOpen => false;

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> octets) => false;
}
