using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>What a script holds back a write by; the script type <c>Log::DelayToken</c>.</summary>
/// <param name="type">Its type.</param>
/// <param name="write">The write; <see langword="null"/> for a token of a delay that was refused.</param>
internal sealed class DelayToken(OpaqueType type, DelayedWrite? write) : OpaqueVal(type)
{
    /// <inheritdoc/>
    public override string ClassName => "LogDelayTokenVal";

    /// <summary>The write.</summary>
    public DelayedWrite? Write { get; } = write;
}
