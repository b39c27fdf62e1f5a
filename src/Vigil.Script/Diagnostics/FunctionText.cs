using System.Text;
using Vigil.Script.Binding;

namespace Vigil.Script.Diagnostics;

/// <summary>A function as <c>print</c> shows it (language.md 5.1).</summary>
internal static class FunctionText
{
    /// <summary>Name, type and bodies.</summary>
    public static string Of(GlobalSymbol symbol)
    {
        var text = new StringBuilder(symbol.Name);
        IEnumerable<FunctionBody> bodies = symbol.Body is not null ? [symbol.Body] : symbol.Handlers;
        text.Append(": ").Append(symbol.Type);
        foreach (var body in bodies)
            text.Append('\n').Append(Body(body));
        return text.ToString();
    }

    private static string Body(FunctionBody body)
    {
        var text = new StringBuilder("{ \n");
        if (body.Statements is BoundBlock block)
        {
            foreach (var statement in block.Statements)
                text.Append(StatementText.Of(statement)).Append('\n');
        }

        return text.Append('}').ToString();
    }
}
