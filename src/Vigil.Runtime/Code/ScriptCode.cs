using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Code;

/// <summary>A piece of compiled code, shared by all engines; the body comes when it is first called.</summary>
/// <param name="name">What the code belongs to.</param>
public sealed class ScriptCode(string name)
{
    private ScriptBody? _body;

    /// <summary>What the code belongs to.</summary>
    public string Name { get; } = name;

    /// <summary>Compiles the code when it is first needed.</summary>
    public Action? CompileNow { get; set; }

    /// <summary>The code.</summary>
    public ScriptBody Body
    {
        get
        {
            if (_body is null)
                CompileNow?.Invoke();
            return _body ?? throw new ScriptError($"value used but not set ({Name})");
        }
        set => Volatile.Write(ref _body, value); // other engines may be about to call it
    }

    /// <summary>Whether it has been compiled.</summary>
    public bool IsCompiled => _body is not null;
}
