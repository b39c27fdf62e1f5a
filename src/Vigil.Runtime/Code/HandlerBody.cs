using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Code;

/// <summary>One body of an event or hook.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Priority">Higher runs first.</param>
/// <param name="Groups">Numbers of the event groups it belongs to.</param>
/// <param name="Location">Where it stands.</param>
public sealed record HandlerBody(ScriptCode Code, long Priority, int[] Groups, SourceLocation Location);
