using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Runtime;
using Vigil.Script.Binding;
using Vigil.Script.CodeAnalysis;
using Vigil.Script.Emit;
using Vigil.Script.Syntax;
using Vigil.Script.Syntax.Parsing;

namespace Vigil.Script;

/// <summary>Takes scripts piece by piece and makes a program of them that engines can run.</summary>
/// <remarks>
/// Global initialisers run while scripts are read, in the context given here; it becomes the context of the first engine,
/// others start from copies of its values.
/// </remarks>
public sealed class ProgramBuilder : IProgramBuilder
{
    private readonly EngineContext _context;
    private readonly ScriptCompiler _compiler;
    private readonly Binder _binder;

    /// <summary>An empty program.</summary>
    /// <param name="context">Where initialisers run and messages go.</param>
    /// <param name="descriptors">Events and built-in functions that scripts can use; others are ignored.</param>
    public ProgramBuilder(EngineContext context, IEnumerable<object> descriptors)
    {
        _context = context;
        var all = descriptors.ToList();
        var builtins = all.OfType<BuiltinDescriptor>().ToList();
        System.Reflection.Assembly[] reachable =
        [
            typeof(EngineContext).Assembly,
            typeof(ScriptRuntime).Assembly,
            typeof(ProgramBuilder).Assembly,
            .. builtins.Select(static b => b.Owner.Assembly),
        ];
        _compiler = new(reachable);
        var types = new TypeTextParser();
        _binder = new(context, _compiler, builtins, all.OfType<EventDescriptor>(), types.ParseSignature);
        Info = new ProgramInfo(_binder);
        _ = new ScriptRuntime(context, Info);
        context.AddService<Core.Types.ITypeTable>(Info);
    }

    /// <inheritdoc/>
    public Reporter Reporter => _context.Reporter;

    internal ProgramInfo Info { get; }

    /// <summary>How often code was compiled so far: while scripts were read, and since.</summary>
    public int CompiledBatches => _compiler.Batches;

    /// <inheritdoc/>
    public void Declare(DeclarationSyntax declaration) => _binder.Declare(declaration);

    /// <inheritdoc/>
    public void AddStatement(StatementSyntax statement, string module) => _binder.AddStatement(statement, module);

    /// <inheritdoc/>
    public void EnterModule(string module) => _binder.EnterModule(module);

    /// <inheritdoc/>
    public bool EvaluateCondition(ExpressionSyntax condition, string module) => _binder.EvaluateCondition(condition, module);

    /// <inheritdoc/>
    public bool IsDefined(string name, string module) => _binder.IsDefined(name, module);

    /// <summary>Whether a global variable of this name exists, and whether it is a string: for assignments on the command line.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    public bool? IsStringVariable(string name) => _binder.Globals.TryGetValue(name, out var symbol)
        ? symbol.Type.Tag == Core.Types.TypeTag.String
        : null;

    /// <summary>Whether unknown names are mistakes among others, for a program that is only checked.</summary>
    public bool Recovers
    {
        get => _binder.Recovers;
        set => _binder.Recovers = value;
    }

    /// <summary>Makes all code from here on tell what it costs.</summary>
    /// <returns>What the numbers in profiles mean.</returns>
    public Runtime.Profiling.ProfileMap Profile()
    {
        var map = _compiler.Profile ??= new();
        ScriptRuntime.Of(_context).Profile ??= new(map);
        return map;
    }

    /// <summary>Warns of code that is allowed but hardly meant: <c>--parse-only</c>, <c>-u</c>.</summary>
    /// <param name="isWanted">Whether a file is to be checked.</param>
    /// <param name="onlyVariables">Whether only the use of variables is looked at.</param>
    public void Check(Func<string, bool> isWanted, bool onlyVariables = false) => CodeChecks.Run(_binder, isWanted, onlyVariables);

    /// <summary>Compiles what has been read.</summary>
    /// <returns>The program; call this only if no error was reported.</returns>
    public ScriptProgram Complete(bool warnsUnused = true)
    {
        if (warnsUnused)
            UsageWarnings.Report(_binder);
        _binder.DeclareWatchedEvents();
        FrozenValues.Find(_binder, _context);
        _binder.TopLevelBody.Statements = new BoundBlock([.. _binder.TopLevel], _binder.TopLevelBody.Location);
        _compiler.Complete([.. _binder.Bodies, _binder.TopLevelBody], body => body == _binder.TopLevelBody || body.Name is "zeek_init");
        return new(_binder, _context, Info, _compiler.SlotCount, _compiler.Profile);
    }
}
