using System.Collections.Immutable;
using System.Text;

namespace Vigil.Core.Types;

/// <summary>A function, event or hook type.</summary>
/// <param name="flavor">Which of the three.</param>
/// <param name="parameters">Parameters in order; their defaults make trailing ones omissible.</param>
/// <param name="result">Result; void for events, bool for hooks.</param>
public sealed class FunctionType(FunctionFlavor flavor, ImmutableArray<RecordField> parameters, ScriptType result)
    : ScriptType(TypeTag.Func)
{
    /// <summary>Which kind of callable.</summary>
    public FunctionFlavor Flavor { get; } = flavor;

    /// <summary>Parameters in order.</summary>
    public ImmutableArray<RecordField> Parameters { get; } = parameters;

    /// <summary>Result type.</summary>
    public ScriptType Result { get; } = result;

    /// <summary>Whether it is a built-in that takes any arguments (its single parameter is called <c>va_args</c>).</summary>
    public bool IsVariadic => Parameters is [{ Name: "va_args" }];

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append(Flavor switch { FunctionFlavor.Event => "event", FunctionFlavor.Hook => "hook", _ => "function" }).Append('(');
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            text.Append(Parameters[i].Name).Append(':');
            Parameters[i].Type.WriteTo(text);
            if (Parameters[i].AttributeText.Length > 0)
                text.Append(' ').Append(Parameters[i].AttributeText);
        }

        text.Append(')');
        if (Flavor != FunctionFlavor.Event)
        {
            text.Append(" : ");
            Result.WriteTo(text);
        }
    }
}
