using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>Compiled code in the form that every callable has: boxed arguments, boxed result.</summary>
/// <param name="context">The engine.</param>
/// <param name="frame">Captured variables of a lambda or <c>when</c>; empty otherwise.</param>
/// <param name="arguments">All parameters.</param>
/// <returns>The result; for a hook body F after <c>break</c>; unset if there is none.</returns>
public delegate Value ScriptBody(EngineContext context, Value[] frame, ReadOnlySpan<Value> arguments);
