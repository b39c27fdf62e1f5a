using System.Reflection;
using System.Reflection.Emit;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>Turns bound bodies into methods, batch by batch.</summary>
/// <remarks>
/// What must run while scripts load is compiled in a batch of its own with all it calls. When they are loaded, what runs once at the
/// start becomes one batch, and each file a batch that is compiled when the first of its bodies is called: most runs see few of the
/// protocols. All batches are types of one assembly, and direct calls from one to another stay direct, since a batch takes in
/// what it calls. Engines on several threads share the code, so compilation is under a lock.
/// </remarks>
internal sealed class ScriptCompiler
{
    private readonly ModuleBuilder _module;
    private readonly List<PendingExpression> _expressions = [];
    private readonly Lock _lock = new();

    /// <summary>Starts an empty assembly.</summary>
    public ScriptCompiler(IEnumerable<Assembly> reachable)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Vigil.Scripts"), AssemblyBuilderAccess.Run);
        _module = assembly.DefineDynamicModule("Vigil.Scripts");
        AccessGrant.Add(assembly, _module, reachable);
    }

    /// <summary>Methods that compiled code calls, looked up once each.</summary>
    public MethodCache Methods { get; } = new();

    /// <summary>Where instrumented code is entered; none: code is not instrumented.</summary>
    public Runtime.Profiling.ProfileMap? Profile { get; set; }

    /// <summary>How often something was compiled; each time costs about as much as a hundred lines.</summary>
    public int Batches { get; private set; }

    /// <summary>Number of global slots.</summary>
    public int SlotCount { get; set; }

    /// <summary>Whether all scripts are loaded, so that what can no longer change may be taken as constant.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Lets a body be compiled when it is needed early.</summary>
    public void OnDemand(FunctionBody body) => body.Code.CompileNow = () =>
    {
        if (body.Statements is not null)
            Compile([body]);
    };

    /// <summary>An expression to be evaluated many times: compiled with its file, or earlier if needed earlier.</summary>
    public Func<EngineContext, Value> Expression(BoundExpression expression)
    {
        var pending = new PendingExpression(BodyOf(expression), LoadEvaluator.IsSimple(expression) ? expression : null, this);
        OnDemand(pending.Body);
        _expressions.Add(pending);
        return pending.Evaluate;
    }

    /// <summary>Evaluates an expression once.</summary>
    public Value Run(BoundExpression expression, EngineContext context)
    {
        var body = BodyOf(expression);
        Compile([body]);
        return body.Code.Body(context, [], []);
    }

    /// <summary>Compiles what every run needs, and lets the rest be compiled file by file when it is first called.</summary>
    /// <param name="bodies">All bodies of the program.</param>
    /// <param name="runsAtStart">Tells the bodies that run once at the start.</param>
    public void Complete(IEnumerable<FunctionBody> bodies, Func<FunctionBody, bool> runsAtStart)
    {
        IsComplete = true;
        var first = new List<FunctionBody>();
        var files = new Dictionary<string, List<FunctionBody>>();
        foreach (var body in bodies.Concat(_expressions.Select(static e => e.Body)))
        {
            if (body.IsQueued)
                continue;
            if (runsAtStart(body))
            {
                first.Add(body);
                continue;
            }

            if (!files.TryGetValue(body.Location.File, out var file))
                files.Add(body.Location.File, file = []);
            file.Add(body);
            body.Code.CompileNow = () => Compile(file);
        }

        _expressions.Clear();
        Compile(first, isStart: true);
    }

    private static FunctionBody BodyOf(BoundExpression expression)
    {
        var result = expression.Type.Tag == TypeTag.Void ? BaseType.Void : expression.Type;
        return new("<initialiser>", new(FunctionFlavor.Function, [], result), expression.Location)
        {
            HasFrame = true,
            Statements = result.Tag == TypeTag.Void
                ? new BoundExpressionStatement(expression, expression.Location)
                : new BoundReturn(expression, expression.Location),
        };
    }

    private void Compile(IReadOnlyCollection<FunctionBody> bodies, bool isStart = false)
    {
        using var turn = _lock.EnterScope();
        var wanted = bodies.Where(static b => !b.IsQueued).ToList();
        if (wanted.Count == 0)
            return;
        var batch = new Batch(this, _module.DefineType($"Batch{Batches++}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed))
        {
            IsStart = isStart,
        };
        foreach (var body in wanted)
            batch.Enqueue(body);
        batch.Finish();
    }
}
