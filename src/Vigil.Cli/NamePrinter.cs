using System.Text;
using Vigil.Core.Diagnostics;
using Vigil.Core.Values;
using Vigil.Engine;
using Vigil.Script;

namespace Vigil.Cli;

/// <summary>What <c>-I NAME</c> shows.</summary>
internal static class NamePrinter
{
    /// <summary>Writes <c>NAME : TYPE = VALUE ATTRIBUTES</c>.</summary>
    /// <exception cref="FatalError">There is no such name.</exception>
    public static int Print(string name, ScriptProgram program, EngineHost host, StandardOutput output)
    {
        if (!program.Info.Globals.TryGetValue(name, out var global))
            throw new FatalError($"No such ID: {name}");
        var text = new StringBuilder($"{name} : {global.Type}");
        if (host.FindValue(program, name) is { IsSet: true } value)
            text.Append(" = ").Append(ValueText.Describe(value));
        if (global.AttributeText.Length > 0)
            text.Append(' ').Append(global.AttributeText);
        output.Write(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
        return 0;
    }
}
