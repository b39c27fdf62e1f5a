using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Streams;

/// <summary>A log whose rows may go to other nodes.</summary>
/// <param name="Stream">The stream, a <c>Log::ID</c>.</param>
/// <param name="Writer">The writer's enum constant.</param>
/// <param name="Target">Path, columns, rotation and settings.</param>
public sealed record ForwardedLog(Value Stream, string Writer, LogTarget Target)
{
    /// <summary>Name of the stream, e.g. <c>Conn::LOG</c>.</summary>
    public string StreamName { get; } = ((EnumType)Stream.Type).NameOf(Stream.AsInt());
}
