using System.Collections.Immutable;

namespace Vigil.Script.Syntax.Text;

/// <summary>Statements: in one line for messages, in lines of their own for printed functions.</summary>
public sealed partial class SyntaxText
{
    private bool _isLong;

    /// <summary>A statement in one line, as messages show it.</summary>
    public string Statement(StatementSyntax statement)
    {
        _text.Clear();
        _isLong = false;
        Write(statement);
        return _text.ToString();
    }

    /// <summary>The body of a function in lines, as <c>print</c> shows it.</summary>
    public string Body(BlockStatement body)
    {
        _text.Clear();
        _isLong = true;
        Write(body);
        _isLong = false;
        return _text.ToString();
    }

    private void Write(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockStatement s: WriteBlock(s); break;
            case IfStatement s: WriteIf(s); break;
            case ForStatement s: WriteFor(s); break;
            case WhileStatement s:
                Write("while (", s.Condition, ") ");
                Write(s.Body);
                break;
            case SwitchStatement s: WriteSwitch(s); break;
            case WhenStatement s: WriteWhen(s); break;
            default:
                WriteSimple(statement);
                if (_isLong)
                    _text.Append(';');
                break;
        }
    }

    private void WriteSimple(StatementSyntax statement)
    {
        switch (statement)
        {
            case EmptyStatement: break;
            case BreakStatement: _text.Append("break "); break;
            case NextStatement: _text.Append("next "); break;
            case FallthroughStatement: _text.Append("fallthrough "); break;
            case ExpressionStatement s: Write(s.Expression); break;
            case PrintStatement s: WriteList("print ", s.Arguments, ""); break;
            case ReturnStatement { Result: { } result }: Write("return (", result, ")"); break;
            case ReturnStatement: _text.Append("return "); break;
            case EventStatement s:
                Write("event ", s.Event, "");
                WriteList("(", s.Arguments, ")");
                break;
            case AssertStatement s:
                Write("assert ", s.Condition, "");
                if (s.Message is not null)
                    Write(", ", s.Message, "");
                break;
            case LocalStatement s: WriteLocal(s); break;
            default: throw new System.Diagnostics.UnreachableException(statement.GetType().Name);
        }
    }

    private void WriteLocal(LocalStatement s)
    {
        if (s.Initializer is null)
            _text.Append("init ");
        WriteName(s.Name, false);
        if (s.Initializer is not null)
            Write(" = ", s.Initializer, "");
    }

    private void WriteBlock(BlockStatement s)
    {
        if (s.Statements.IsEmpty)
        {
            _text.Append("{ }");
            return;
        }

        _text.Append("{ ");
        WriteStatements(s.Statements);
        if (_isLong)
            _text.Append('\n');
        _text.Append('}');
    }

    private void WriteStatements(ImmutableArray<StatementSyntax> statements)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            if (_isLong)
                _text.Append('\n');
            else if (i > 0)
                _text.Append("; ");
            Write(statements[i]);
        }
    }

    private void WriteIf(IfStatement s)
    {
        Write("if (", s.Condition, ") ");
        WriteNested(s.Then);
        if (s.Else is null)
            return;
        _text.Append(_isLong ? "\nelse" : " else ");
        WriteNested(s.Else);
    }

    private void WriteNested(StatementSyntax statement)
    {
        if (_isLong)
            _text.Append('\n');
        Write(statement);
    }

    private void WriteFor(ForStatement s)
    {
        var keys = string.Join(", ", s.Keys);
        _text.Append("for (").Append(s.IsBracketed ? $"[{keys}]" : keys);
        if (s.Item is not null)
            _text.Append(", ").Append(s.Item);
        Write(" in ", s.Container, ") ");
        Write(s.Body);
    }

    private void WriteSwitch(SwitchStatement s)
    {
        Write("switch (", s.Subject, ") {");
        foreach (var block in s.Cases)
        {
            _text.Append(_isLong ? '\n' : ' ');
            if (block.IsDefault)
            {
                _text.Append("default:");
            }
            else if (block.Types.IsEmpty)
            {
                WriteList("case ", block.Labels, ":");
            }
            else
            {
                WriteTypeLabels(block.Types);
            }

            if (!_isLong)
                _text.Append(' ');
            WriteStatements(block.Body.Statements);
        }

        _text.Append(_isLong ? "\n}" : " }");
    }

    private void WriteTypeLabels(ImmutableArray<TypeLabel> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            Write(i == 0 ? "case type " : ", type ", labels[i].Type);
            if (labels[i].Name is { } bound)
                _text.Append(" as ").Append(bound);
        }

        _text.Append(':');
    }

    private void WriteWhen(WhenStatement s)
    {
        if (s.IsReturn)
            _text.Append("return ");
        Write("when (", s.Condition, ") ");
        Write(s.Body);
        if (s.Timeout is not null)
            Write(" timeout ", s.Timeout, " ");
        if (s.TimeoutBody is not null)
            Write(s.TimeoutBody);
    }
}
