using Vigil.Analysis.Signatures;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Engine.Adapters;

/// <summary>Lets signature files name what scripts declare.</summary>
internal sealed class SignatureNames(EngineContext context) : ISignatureSymbols
{
    private readonly IScriptNames _names = context.Service<IScriptNames>();

    public bool TryGetValue(string name, out Value value)
    {
        value = _names.FindValue(name);
        return value.IsSet;
    }

    public FuncVal? FindFunction(string name) =>
        _names.FindValue(name).Object is FuncVal { FunctionType.Flavor: FunctionFlavor.Function } function ? function : null;

    public EventHandle? FindEvent(string name) => context.Service<EventTable>().Find(name);

    public RecordType? FindRecord(string name) => _names.Find(name) as RecordType;

    public bool IsAnalyzer(string name) => context.Find<AnalyzerRegistry>()?.Find(name) is not null;
}
