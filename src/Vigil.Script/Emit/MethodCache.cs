using System.Reflection;
using Vigil.Core.Types;

namespace Vigil.Script.Emit;

/// <summary>Keeps methods found by name: compiled code calls the same few hundred tens of thousands of times.</summary>
internal sealed class MethodCache
{
    private readonly Dictionary<MethodKey, MethodInfo> _byName = [];
    private readonly Dictionary<TypeTag, MethodInfo> _boxes = [];
    private readonly Dictionary<TypeTag, MethodInfo> _openers = [];

    /// <summary>A method that exists once under its name.</summary>
    public MethodInfo Find(Type owner, string name)
    {
        var key = new MethodKey(owner, name, "");
        if (!_byName.TryGetValue(key, out var method))
            _byName.Add(key, method = Helpers.Method(owner, name));
        return method;
    }

    /// <summary>One of several methods of a name.</summary>
    public MethodInfo Find(Type owner, string name, Type[] parameters)
    {
        var key = new MethodKey(owner, name, string.Join(',', parameters.Select(static p => p.Name)));
        if (!_byName.TryGetValue(key, out var method))
            _byName.Add(key, method = Helpers.Method(owner, name, parameters));
        return method;
    }

    /// <summary>Boxes a value of a type; by kind, so enums share one.</summary>
    public MethodInfo Box(ScriptType type) => Kind(_boxes, type, Helpers.Box);

    /// <summary>Unboxes a value of a type.</summary>
    public MethodInfo Open(ScriptType type) => Kind(_openers, type, Helpers.Open);

    private static MethodInfo Kind(Dictionary<TypeTag, MethodInfo> known, ScriptType type, Func<ScriptType, MethodInfo> find)
    {
        if (!known.TryGetValue(type.Tag, out var method))
            known.Add(type.Tag, method = find(type));
        return method;
    }

    // Not a tuple: the run time would have to compile the dictionary of it at every start.
    private readonly record struct MethodKey(Type Owner, string Name, string Parameters);
}
