using System.Collections.Immutable;
using Vigil.Core.Values;

namespace Vigil.Core.Events;

/// <summary>What came with an event from another node beside its arguments.</summary>
/// <param name="Entries">Numbers of <c>EventMetadata::ID</c> and values of the types registered for them.</param>
public sealed record ReceivedMetadata(ImmutableArray<(long Id, Value Value)> Entries);
