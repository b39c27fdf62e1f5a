using System.Collections.Immutable;
using System.Text;
using Vigil.Core.Diagnostics;
using Vigil.Script.Syntax.Lexing;

namespace Vigil.Script.Syntax.Parsing;

/// <summary>Reads type texts that stand in C# declarations of events and built-in functions.</summary>
/// <remarks>One reader serves any number of texts; it is not safe for use by several threads at a time.</remarks>
public sealed class TypeTextParser
{
    private readonly NameTable _names = new();

    /// <summary>Reads a type.</summary>
    /// <param name="text">The type as a script writes it.</param>
    /// <exception cref="FormatException">It is none; the message says where it goes wrong.</exception>
    public TypeSyntax ParseType(string text) => Read(text, parser => parser.ParseWholeType());

    /// <summary>Reads the type of a function, event or hook; parameters may have attributes, <c>...</c> takes any arguments.</summary>
    /// <param name="text">The type as a script writes it: <c>function(s: string, n: count &amp;default=5): string</c>.</param>
    /// <exception cref="FormatException">It is none; the message says where it goes wrong.</exception>
    public FunctionTypeSyntax ParseSignature(string text) => ParseType(text) as FunctionTypeSyntax
        ?? throw new FormatException($"not the type of a function, event or hook: {text}");

    /// <summary>Reads an event's parameters.</summary>
    /// <param name="text">The parameters without their parentheses: <c>c: connection, is_orig: bool</c>.</param>
    /// <exception cref="FormatException">They are none; the message says where it goes wrong.</exception>
    public ImmutableArray<FieldSyntax> ParseParameters(string text) => Read(text, parser => parser.ParseWholeParameters());

    private T Read<T>(string text, Func<Parser, T> read)
    {
        var complaints = new Complaints();
        var provider = new SingleSource(new SourceText("<declaration>", Encoding.UTF8.GetBytes(text)));
        var parser = new Parser(new TokenStream(provider, _names, complaints), new TypesOnly(complaints));
        try
        {
            var result = read(parser);
            if (complaints.First is null)
                return result;
        }
        catch (SyntaxError)
        {
        }

        throw new FormatException($"{complaints.First}, in \"{text}\"");
    }

    private sealed class Complaints : Reporter
    {
        public string? First { get; private set; }

        public override void Error(string message, SourceLocation? location = null, string kind = "error")
        {
            Errors++;
            First ??= message;
        }

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning") => First ??= message;

        public override void Info(string message, SourceLocation? location = null) => First ??= message;
    }

    private sealed class SingleSource(SourceText source) : ISourceProvider
    {
        private SourceText? _left = source;

        public SourceText? NextSource()
        {
            var next = _left;
            _left = null;
            return next;
        }

        public SourceText? Load(string name, SourceText from, SourceLocation at, int depth) => throw Directive(at);

        public void LoadSignatures(string name, SourceText from, SourceLocation at) => throw Directive(at);

        public SourceText? LoadPlugin(string name, SourceText from, SourceLocation at, int depth) => throw Directive(at);

        public void Unload(string name, SourceText from, SourceLocation at) => throw Directive(at);

        public void SetPrefixes(string assignment) => throw Directive(null);

        private static FormatException Directive(SourceLocation? at) => new($"directive in a declaration, column {at?.Column}");
    }

    /// <summary>Takes no program: type texts have no declarations, and conditionals in them are never true.</summary>
    private sealed class TypesOnly(Reporter reporter) : IProgramBuilder
    {
        public Reporter Reporter => reporter;

        public void Declare(DeclarationSyntax declaration) => throw new System.Diagnostics.UnreachableException();

        public void AddStatement(StatementSyntax statement, string module) => throw new System.Diagnostics.UnreachableException();

        public void EnterModule(string module) => throw new System.Diagnostics.UnreachableException();

        public bool EvaluateCondition(ExpressionSyntax condition, string module) => false;

        public bool IsDefined(string name, string module) => false;
    }
}
