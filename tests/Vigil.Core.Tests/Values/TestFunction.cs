using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Values;

/// <summary>A callable made of a CLR delegate.</summary>
internal sealed class TestFunction(Func<Value[], Value> body, params ScriptType[] parameters)
    : FuncVal("test", new(FunctionFlavor.Function, [.. parameters.Select(static (type, i) => new RecordField($"p{i}", type))], BaseType.Any))
{
    public override Value Invoke(EngineContext context, ReadOnlySpan<Value> arguments) => body(arguments.ToArray());
}
