using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Analysis.Connections;

internal abstract partial class TrackedConnection
{
    /// <summary>Its analyzers; <see langword="null"/> until there is something to analyse.</summary>
    public AnalyzerTree? Tree { get; private set; }

    /// <summary>Its analyzers, made if need be.</summary>
    public AnalyzerTree RequireTree() => Tree ??= new(this);

    /// <summary>Stream data, in order.</summary>
    protected void OnStream(ReadOnlySpan<byte> data, Direction direction)
    {
        RequireTree().Stream(data, direction);
    }

    /// <summary>Stream data that never came.</summary>
    protected void OnStreamGap(long position, long length, Direction direction) => Tree?.Gap(position, length, direction);

    /// <summary>An end closed and all its data were delivered.</summary>
    protected void OnStreamEnd(Direction direction) => Tree?.EndpointEof(direction);
}
