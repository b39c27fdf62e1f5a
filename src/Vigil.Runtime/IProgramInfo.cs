using Vigil.Core.Types;

namespace Vigil.Runtime;

/// <summary>What built-in functions ask about the program that runs.</summary>
public interface IProgramInfo
{
    /// <summary>Every global identifier, by full name.</summary>
    IReadOnlyDictionary<string, GlobalInfo> Globals { get; }

    /// <summary>Names of the global tables that are to be kept in a store or shared with other nodes.</summary>
    IReadOnlyCollection<string> SharedTables { get; }

    /// <summary>One global identifier by its full name, or <see langword="null"/>.</summary>
    GlobalInfo? FindGlobal(string name);

    /// <summary>The number of an event group, or -1.</summary>
    int FindGroup(string name);

    /// <summary>The type called <paramref name="name"/>, or <see langword="null"/>.</summary>
    ScriptType? FindType(string name);
}
