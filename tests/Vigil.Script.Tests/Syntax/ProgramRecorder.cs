using Vigil.Core.Diagnostics;
using Vigil.Core.Values;
using Vigil.Script.Syntax;
using Vigil.Script.Syntax.Loading;
using Vigil.Script.Syntax.Text;

namespace Vigil.Script.Tests.Syntax;

/// <summary>A builder that keeps what it is given and knows the names declared so far.</summary>
internal sealed class ProgramRecorder : IProgramBuilder
{
    private readonly HashSet<string> _names = [];

    public List<string> Messages { get; } = [];

    public List<DeclarationSyntax> Declarations { get; } = [];

    public List<StatementSyntax> Statements { get; } = [];

    public Reporter Reporter => field ??= new Recorder(Messages);

    public static ProgramRecorder Parse(string text, bool keepsDocumentation = false)
    {
        var program = new ProgramRecorder();
        var loader = new ScriptLoader(program, new ScriptSearchPath([]), keepsDocumentation);
        try
        {
            loader.LoadText("./t.zeek", text);
        }
        catch (FatalError error)
        {
            program.Reporter.Error(error.Message, error.Location, "fatal error");
        }

        return program;
    }

    /// <summary>The text of one expression after parsing.</summary>
    public static string Show(string expression)
    {
        var program = Parse($"global x = {expression};");
        Assert.Empty(program.Messages);
        var text = new SyntaxText(Constant);
        return text.Expression(((VariableDeclaration)program.Declarations[0]).Initializer!);
    }

    public static string Constant(Value value) => value.Type.ToString() switch
    {
        "bool" => value.AsBool() ? "T" : "F",
        "count" => $"{value.AsCount()}",
        "double" => $"{value.AsDouble()}d",
        "interval" => $"{value.AsDouble()}secs",
        "port" => value.AsPort().ToString(),
        "addr" => value.AsAddr().ToString(),
        "subnet" => value.AsSubnet().ToString(),
        _ => value.AsString().ToString(),
    };

    public void Declare(DeclarationSyntax declaration)
    {
        Declarations.Add(declaration);
        if (declaration is VariableDeclaration variable)
            _names.Add(variable.Name);
    }

    public void AddStatement(StatementSyntax statement, string module) => Statements.Add(statement);

    public void EnterModule(string module) => _names.Add(module);

    public bool EvaluateCondition(ExpressionSyntax condition, string module) => condition is ConstantExpression c && c.Value.AsBool();

    public bool IsDefined(string name, string module) => _names.Contains(name);

    private sealed class Recorder(List<string> messages) : Reporter
    {
        public override void Error(string message, SourceLocation? location = null, string kind = "error")
        {
            Errors++;
            Add(kind, location, message);
        }

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning") =>
            Add(kind, location, message);

        public override void Info(string message, SourceLocation? location = null) => Add("info", location, message);

        private void Add(string kind, SourceLocation? location, string message) =>
            messages.Add(location is null ? $"{kind}: {message}" : $"{kind} in {location}: {message}");
    }
}
