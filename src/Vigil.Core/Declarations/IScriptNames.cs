using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Declarations;

/// <summary>Script names as C# code asks for them; a service of every engine once scripts are loaded.</summary>
public interface IScriptNames : ITypeTable
{
    /// <summary>The value of a global, constant, option or function for this engine; unset if there is none.</summary>
    Value FindValue(string name);
}

/// <summary>Shorthands for the questions C# code asks most.</summary>
public static class ScriptNamesExtensions
{
    /// <summary>A record type that scripts must declare for the engine to work.</summary>
    /// <exception cref="Diagnostics.FatalError">The base scripts do not declare it.</exception>
    public static RecordType Record(this IScriptNames names, string name) => names.Find(name) as RecordType
        ?? throw new Diagnostics.FatalError($"the base scripts declare no record {name}; is the script directory complete?");

    /// <summary>An enum type that scripts must declare for the engine to work.</summary>
    /// <exception cref="Diagnostics.FatalError">The base scripts do not declare it.</exception>
    public static EnumType Enum(this IScriptNames names, string name) => names.Find(name) as EnumType
        ?? throw new Diagnostics.FatalError($"the base scripts declare no enum {name}; is the script directory complete?");

    /// <summary>A bool constant, or <paramref name="otherwise"/> where scripts declare none.</summary>
    public static bool Bool(this IScriptNames names, string name, bool otherwise) =>
        names.FindValue(name) is { IsSet: true } value ? value.AsBool() : otherwise;

    /// <summary>A count constant, or <paramref name="otherwise"/> where scripts declare none.</summary>
    public static ulong Count(this IScriptNames names, string name, ulong otherwise) =>
        names.FindValue(name) is { IsSet: true } value ? value.AsCount() : otherwise;

    /// <summary>A double, time or interval constant (seconds), or <paramref name="otherwise"/> where scripts declare none.</summary>
    public static double Double(this IScriptNames names, string name, double otherwise) =>
        names.FindValue(name) is { IsSet: true } value ? value.AsDouble() : otherwise;

    /// <summary>A string constant, or <paramref name="otherwise"/> where scripts declare none.</summary>
    public static string Text(this IScriptNames names, string name, string otherwise) =>
        names.FindValue(name) is { IsSet: true } value ? value.AsString().ToString() : otherwise;
}
