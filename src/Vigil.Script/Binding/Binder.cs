using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Diagnostics;
using Vigil.Script.Emit;
using Vigil.Script.Syntax;

namespace Vigil.Script.Binding;

/// <summary>Resolves names, checks types and inserts conversions; one declaration after the other, each in effect at once.</summary>
/// <remarks>Divided by aspect: names, types, declarations, functions, statements, expressions, conversions.</remarks>
internal sealed partial class Binder
{
    private readonly EngineContext _context;
    private readonly DiagnosticBag _diagnostics;
    private readonly ScriptCompiler _compiler;
    private readonly Dictionary<string, BuiltinDescriptor> _builtins = [];
    private readonly Dictionary<string, EventDescriptor> _events = [];
    private readonly HashSet<string> _unknown = []; // names reported, where all mistakes are wanted
    private readonly Func<string, FunctionTypeSyntax> _parseSignature;

    /// <summary>Starts an empty program.</summary>
    public Binder(
        EngineContext context,
        ScriptCompiler compiler,
        IEnumerable<BuiltinDescriptor> builtins,
        IEnumerable<EventDescriptor> events,
        Func<string, FunctionTypeSyntax> parseSignature)
    {
        _context = context;
        _compiler = compiler;
        _parseSignature = parseSignature;
        _diagnostics = new(context.Reporter);
        foreach (var builtin in builtins)
            _builtins[builtin.Name] = builtin;
        foreach (var e in events)
            _events[e.Name] = e;
        DeclareBaseNames();
    }

    /// <summary>Every global name.</summary>
    public Dictionary<string, GlobalSymbol> Globals { get; } = [];

    /// <summary>Functions, handlers and hook bodies in order of definition.</summary>
    public List<FunctionBody> Bodies { get; } = [];

    /// <summary>Events by number.</summary>
    public List<GlobalSymbol> Events { get; } = [];

    /// <summary>Event groups by name.</summary>
    public Dictionary<string, int> Groups { get; } = [];

    /// <summary>Top-level statements.</summary>
    public List<BoundStatement> TopLevel { get; } = [];

    /// <summary>The function that top-level statements belong to.</summary>
    public FunctionBody TopLevelBody { get; } =
        new("<top level>", new(FunctionFlavor.Event, [], BaseType.Void), new("<top level>", 0, 0));

    /// <summary>Whether an unknown name is one mistake among others instead of the end of the program.</summary>
    public bool Recovers { get; set; }

    /// <summary>Messages.</summary>
    public DiagnosticBag Diagnostics => _diagnostics;

    /// <summary>The module of the declaration at work.</summary>
    private string Module { get; set; } = "GLOBAL";

    private EngineContext Context => _context;

    /// <summary>A new place for a global's value.</summary>
    private int NewSlot(Value initial)
    {
        var slot = _compiler.SlotCount++;
        if (slot >= _context.Globals.Length)
        {
            var larger = new Value[Math.Max(256, _context.Globals.Length * 2)];
            _context.Globals.CopyTo(larger, 0);
            _context.Globals = larger;
        }

        _context.Globals[slot] = initial;
        return slot;
    }

    private void Error(BoundNode node, string message, string? detail = null) =>
        _diagnostics.Error(node.Location, message, detail ?? (node is BoundExpression e ? BoundText.Of(e) : null));

    private BoundError Fail(SourceLocation location, string message, string? detail = null)
    {
        _diagnostics.Error(location, message, detail);
        return new(location);
    }

    /// <summary>Evaluates an expression at once, while the program is being read.</summary>
    private bool TryEvaluate(BoundExpression expression, out Value value)
    {
        value = default;
        if (expression.IsError || _diagnostics.Errors > 0 && !LoadEvaluator.IsSimple(expression))
            return false;
        try
        {
            value = new LoadEvaluator(_context, _compiler).Evaluate(expression);
            return true;
        }
        catch (ScriptError error)
        {
            _context.Reporter.Error(error.Message, error.Location, error.Kind);
            return false;
        }
        catch (NoValueError error)
        {
            if (error.Message.Length > 0)
                _context.Reporter.Error(error.Message, expression.Location);
            return false;
        }
    }
}
