using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Testing.Analyzers;

/// <summary>Script names of a test: records by the names of their fields, constants by value; all else has its default.</summary>
public sealed class DeclaredNames : IScriptNames
{
    private readonly Dictionary<string, ScriptType> _types = [];

    /// <summary>Constants.</summary>
    public Dictionary<string, Value> Values { get; } = [];

    /// <summary>Declares a record; every field is optional and of any type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Names of its fields, separated by spaces.</param>
    public DeclaredNames Record(string name, string fields)
    {
        var type = new RecordType { Name = name };
        foreach (var field in fields.Split(' '))
            type.TryAdd(new(field, BaseType.Any) { IsOptional = true });
        _types.Add(name, type);
        return this;
    }

    public ScriptType? Find(string name) => _types.GetValueOrDefault(name);

    public Value FindValue(string name) => Values.GetValueOrDefault(name);
}
