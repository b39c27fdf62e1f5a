using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>Where an interactive login stands.</summary>
/// <remarks>No analyzer follows logins yet, so these answer as for a connection that is none.</remarks>
public static class LoginFunctions
{
    /// <summary>The state of a login; 0 for a connection that is none.</summary>
    [Builtin("get_login_state", "function(cid: conn_id): count")]
    public static ulong State(EngineContext context, RecordVal cid) => 0;

    /// <summary>Sets the state of a login; false for a connection that is none.</summary>
    [Builtin("set_login_state", "function(cid: conn_id, new_state: count): bool")]
    public static bool SetState(EngineContext context, RecordVal cid, ulong newState) => false;
}
