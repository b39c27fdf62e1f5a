using System.Text;
using Vigil.Core.Diagnostics;
using Vigil.Core.Text;
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
        if (global.Slot >= 0 && host.Context.Globals[global.Slot] is { IsSet: true } value)
        {
            using var rendered = new ByteBuilder();
            ValueText.Describe(rendered, value);
            text.Append(" = ").Append(rendered.ToString());
        }

        if (global.AttributeText.Length > 0)
            text.Append(' ').Append(global.AttributeText);
        output.Write(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
        return 0;
    }
}
