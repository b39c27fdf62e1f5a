using System.Reflection;

namespace Vigil.Script.Emit;

/// <summary>Keeps methods found by name: compiled code calls the same few hundred tens of thousands of times.</summary>
internal sealed class MethodCache
{
    private readonly Dictionary<(Type Owner, string Name), MethodInfo> _byName = [];
    private readonly Dictionary<(Type Owner, string Name, string Parameters), MethodInfo> _bySignature = [];

    /// <summary>A method that exists once under its name.</summary>
    public MethodInfo Find(Type owner, string name)
    {
        if (!_byName.TryGetValue((owner, name), out var method))
            _byName.Add((owner, name), method = Helpers.Method(owner, name));
        return method;
    }

    /// <summary>One of several methods of a name.</summary>
    public MethodInfo Find(Type owner, string name, Type[] parameters)
    {
        var key = (owner, name, string.Join(',', parameters.Select(static p => p.Name)));
        if (!_bySignature.TryGetValue(key, out var method))
            _bySignature.Add(key, method = Helpers.Method(owner, name, parameters));
        return method;
    }

    /// <summary>Boxes a value of a type; by kind, so enums share one.</summary>
    public MethodInfo Box(Core.Types.ScriptType type) => Kind("box", type, Helpers.Box);

    /// <summary>Unboxes a value of a type.</summary>
    public MethodInfo Open(Core.Types.ScriptType type) => Kind("open", type, Helpers.Open);

    private MethodInfo Kind(string what, Core.Types.ScriptType type, Func<Core.Types.ScriptType, MethodInfo> find)
    {
        var key = (typeof(MethodCache), what, type.Tag.ToString());
        if (!_bySignature.TryGetValue(key, out var method))
            _bySignature.Add(key, method = find(type));
        return method;
    }
}
