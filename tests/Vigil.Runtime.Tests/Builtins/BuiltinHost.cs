using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Tests.Builtins;

/// <summary>An engine with just what built-in functions need.</summary>
internal sealed class BuiltinHost : Reporter, ITypeTable
{
    private readonly Dictionary<string, ScriptType> _types = [];

    public BuiltinHost()
    {
        Context = new(this);
        Context.AddService<ITypeTable>(this);
        Context.AddService(new RandomSource(42));
        Declare("entropy_test_result", ("entropy", BaseType.Double), ("chi_square", BaseType.Double), ("mean", BaseType.Double),
            ("monte_carlo_pi", BaseType.Double), ("serial_correlation", BaseType.Double));
        Declare("conn_id", ("orig_h", BaseType.Addr), ("orig_p", BaseType.Port), ("resp_h", BaseType.Addr), ("resp_p", BaseType.Port));
        Declare("sw_params", ("min_strlen", BaseType.Count));
        Declare("sw_align", ("str", BaseType.String), ("index", BaseType.Count));
        Declare("sw_substring", ("str", BaseType.String), ("aligns", BaseType.Any), ("new", BaseType.Bool));
        Declare("ftp_port", ("h", BaseType.Addr), ("p", BaseType.Port), ("valid", BaseType.Bool));
    }

    public EngineContext Context { get; }

    public List<string> Messages { get; } = [];

    public ScriptType? Find(string name) => _types.GetValueOrDefault(name);

    public override void Error(string message, SourceLocation? location = null, string kind = "error")
    {
        Errors++;
        Messages.Add(message);
    }

    public override void Warning(string message, SourceLocation? location = null, string kind = "warning") => Messages.Add(message);

    public override void Info(string message, SourceLocation? location = null) => Messages.Add(message);

    private void Declare(string name, params (string Name, ScriptType Type)[] fields)
    {
        var record = new RecordType { Name = name };
        foreach (var (field, type) in fields)
            record.TryAdd(new(field, type));
        _types.Add(name, record);
    }
}
