using Vigil.Core.Types;
using Vigil.Runtime;
using Vigil.Script.Binding;

namespace Vigil.Script;

/// <summary>Answers what built-in functions ask about the program.</summary>
internal sealed class ProgramInfo(Binder binder) : IProgramInfo, ITypeTable
{
    private Dictionary<string, GlobalInfo>? _globals;
    private int _known;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, GlobalInfo> Globals
    {
        get
        {
            if (_globals is null || _known != binder.Globals.Count)
            {
                _known = binder.Globals.Count;
                _globals = binder.Globals.Values.ToDictionary(static s => s.Name, Describe);
            }

            return _globals;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> SharedTables => binder.SharedTables;

    /// <inheritdoc/>
    public GlobalInfo? FindGlobal(string name) => binder.Globals.TryGetValue(name, out var symbol) ? Describe(symbol) : null;

    /// <inheritdoc/>
    public int FindGroup(string name) => binder.Groups.GetValueOrDefault(name, -1);

    /// <inheritdoc/>
    public ScriptType? FindType(string name) =>
        binder.Globals.TryGetValue(name, out var symbol) && symbol.Kind == GlobalKind.Type ? symbol.Type : null;

    ScriptType? ITypeTable.Find(string name) => FindType(name);

    private static GlobalInfo Describe(GlobalSymbol symbol) => new(
        symbol.Name,
        symbol.Type,
        symbol.Slot,
        symbol.Type.Tag.ToString(),
        symbol.IsExported,
        symbol.Kind == GlobalKind.Constant,
        symbol.Kind == GlobalKind.EnumConstant,
        symbol.Kind == GlobalKind.Option,
        symbol.IsRedefinable,
        symbol.Kind == GlobalKind.Type)
    {
        Location = symbol.Location,
        EnumNumber = symbol.EnumNumber,
        AttributeText = symbol.AttributeText,
    };
}
