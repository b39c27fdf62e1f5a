using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime;

namespace Vigil.Engine.Adapters;

/// <summary>Script names as one engine's C# code asks for them.</summary>
internal sealed class ScriptNames(IProgramInfo program, EngineContext context) : IScriptNames, IGlobalTable
{
    public ScriptType? Find(string name) => program.FindType(name);

    public Value FindValue(string name) =>
        program.FindGlobal(name) is { Slot: >= 0 } global ? context.Globals[global.Slot] : default;

    Value IGlobalTable.Find(string name) => FindValue(name);
}
