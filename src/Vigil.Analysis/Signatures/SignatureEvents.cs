using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Analysis.Signatures;

/// <summary>What signatures tell scripts.</summary>
internal sealed partial class SignatureEvents : EventSource
{
    /// <summary>A signature with an <c>event</c> action has matched.</summary>
    [Event(
        "signature_match",
        "state: signature_state, msg: string, data: string, end_of_match: count",
        Alternates = "state: signature_state, msg: string, data: string")]
    public partial void SignatureMatch(Value state, string msg, ReadOnlySpan<byte> data, ulong end);
}
