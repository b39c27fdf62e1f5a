using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Core.Events;

/// <summary>An event waiting in the queue.</summary>
/// <param name="Handle">Which event.</param>
/// <param name="Arguments">All parameters of its first prototype.</param>
/// <param name="Time">Network time when it was raised.</param>
/// <param name="Analyzer">Number of the analyzer that raised it, 0 if none did (<c>current_analyzer()</c>).</param>
/// <param name="IsRemote">Whether another node sent it (<c>is_remote_event()</c>).</param>
public readonly record struct QueuedEvent(EventHandle Handle, Value[] Arguments, NetworkTime Time, ulong Analyzer, bool IsRemote = false);
