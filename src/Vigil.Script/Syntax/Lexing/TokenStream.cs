using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>The tokens of a whole program: follows <c>@load</c> into other sources and back.</summary>
/// <remarks>Directives are obeyed here, except conditionals, which stand only where the grammar has a place for them.</remarks>
internal sealed class TokenStream(ISourceProvider provider, NameTable names, Reporter reporter)
{
    private readonly Stack<Frame> _frames = [];
    private SourceText _last = new("<none>", []);

    /// <summary>The module current at the token read last.</summary>
    public string Module { get; set; } = "GLOBAL";

    /// <summary>Whether warnings about deprecation are silent here.</summary>
    public bool SilencesDeprecation => _frames.TryPeek(out var frame) && frame.Pragmas.SilencesDeprecation;

    /// <summary>Source of the token before the last one; differs from the last one's behind the end of a file.</summary>
    public SourceText? PreviousSource { get; private set; }

    /// <summary>Reads the next token.</summary>
    public void Next(out Token token)
    {
        while (true)
        {
            if (!_frames.TryPeek(out var frame))
            {
                if (provider.NextSource() is { } source)
                {
                    Open(source);
                    continue;
                }

                token = new Token { Kind = TokenKind.EndOfInput, Source = _last, DocumentationStart = -1 };
                return;
            }

            frame.Lexer.Next(out token);
            if (token.Kind == TokenKind.EndOfInput)
            {
                Close(frame);
            }
            else if (token.Kind is < TokenKind.AtLoad or > TokenKind.AtPragma)
            {
                PreviousSource = _last;
                _last = token.Source;
                return;
            }
            else
            {
                Obey(token, frame);
            }
        }
    }

    /// <summary>Reads the slash of <paramref name="token"/>, the last token read, again as a pattern.</summary>
    public bool RescanAsPattern(ref Token token) => _frames.TryPeek(out var frame) && frame.Lexer.RescanAsPattern(ref token);

    /// <summary>Reads on at <paramref name="token"/> again; only for tokens of the source being read.</summary>
    public bool TryRewind(in Token token)
    {
        if (!_frames.TryPeek(out var frame) || frame.Lexer.Source != token.Source)
            return false;
        frame.Lexer.Rewind(token);
        return true;
    }

    /// <summary>A conditional begins, the last token read being the end of its head.</summary>
    /// <param name="holds">Whether its first branch is taken.</param>
    public void BeginConditional(bool holds)
    {
        if (!_frames.TryPeek(out var frame))
            return;
        if (holds || frame.Lexer.SkipBranch(stopsAtElse: true))
            frame.Conditionals++;
    }

    /// <summary><c>@else</c> after a branch that was taken.</summary>
    /// <returns>False if no conditional is open.</returns>
    public bool Else()
    {
        if (!_frames.TryPeek(out var frame) || frame.Conditionals == 0)
            return false;
        frame.Lexer.SkipBranch(stopsAtElse: false);
        frame.Conditionals--;
        return true;
    }

    /// <summary><c>@endif</c>.</summary>
    /// <returns>False if no conditional is open.</returns>
    public bool EndConditional()
    {
        if (!_frames.TryPeek(out var frame) || frame.Conditionals == 0)
            return false;
        frame.Conditionals--;
        return true;
    }

    private void Open(SourceText source) => _frames.Push(new Frame(new Lexer(source, names, reporter), Module));

    private void Close(Frame frame)
    {
        if (frame.Conditionals > 0)
        {
            frame.Conditionals = 0; // told once
            throw new FatalError("unbalanced @if... @endif", frame.Lexer.Here);
        }

        if (!frame.Pragmas.IsEmpty)
            throw new FatalError("unbalanced @pragma push pop in file", frame.Lexer.Here);
        _frames.Pop();
        Module = frame.OuterModule;
        _last = frame.Lexer.Source;
    }

    private void Obey(in Token token, Frame frame)
    {
        var argument = token.Text ?? "";
        switch (token.Kind)
        {
            case TokenKind.AtLoad:
                if (provider.Load(argument, token.Source, token.Location, _frames.Count) is { } loaded)
                    Open(loaded);
                break;
            case TokenKind.AtLoadPlugin:
                if (provider.LoadPlugin(argument, token.Source, token.Location, _frames.Count) is { } plugin)
                    Open(plugin);
                break;
            case TokenKind.AtLoadSigs:
                provider.LoadSignatures(argument, token.Source, token.Location);
                break;
            case TokenKind.AtUnload:
                provider.Unload(argument, token.Source, token.Location);
                break;
            case TokenKind.AtPrefixes:
                provider.SetPrefixes(argument);
                break;
            case TokenKind.AtDeprecated:
                WarnDeprecated(token, frame);
                break;
            default:
                frame.Pragmas.Apply(argument, token.Location, reporter);
                break;
        }
    }

    private void WarnDeprecated(in Token token, Frame frame)
    {
        if (frame.Pragmas.SilencesDeprecation)
            return;
        var loader = token.Source.LoadedFrom is { } from ? $"{from.File}:{from.FirstLine}" : "command line arguments";
        reporter.Warning($"deprecated script loaded from {loader} {token.Text}".TrimEnd(), token.Location);
    }

    private sealed class Frame(Lexer lexer, string outerModule)
    {
        public Lexer Lexer { get; } = lexer;

        /// <summary>The module to go back to at the end of the source.</summary>
        public string OuterModule { get; } = outerModule;

        public PragmaStack Pragmas { get; } = new();

        /// <summary>Conditionals whose taken branch is being read.</summary>
        public int Conditionals { get; set; }
    }
}
