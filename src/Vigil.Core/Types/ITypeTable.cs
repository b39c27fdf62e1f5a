namespace Vigil.Core.Types;

/// <summary>The types that scripts declared, by name; a service of the engine, filled when scripts are loaded.</summary>
public interface ITypeTable
{
    /// <summary>The type declared as <paramref name="name"/> (with module if it has one), or <see langword="null"/>.</summary>
    ScriptType? Find(string name);
}
