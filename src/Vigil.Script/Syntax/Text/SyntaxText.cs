using System.Collections.Immutable;
using System.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Script.Syntax.Text;

/// <summary>Writes syntax back as text, the way messages, assertions and printed functions show it (language.md 8.1, 5.1).</summary>
/// <remarks>
/// It is not the text that was parsed: <c>a &gt; b</c> comes out as <c>b &lt; a</c>, <c>|x|</c> as <c>sizeof x</c>,
/// <c>x !in y</c> as <c>!x in y</c>, because that is what users of the reference know.
/// </remarks>
/// <param name="constant">Renders the value of a literal; the short form of <c>print</c>.</param>
/// <param name="name">Qualifies a name, given as written and whether it had a leading <c>::</c>; none: as written.</param>
public sealed partial class SyntaxText(Func<Value, string> constant, Func<string, bool, string>? name = null)
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether string literals stand in double quotes, as in assertions.</summary>
    public bool QuotesStrings { get; init; }

    /// <summary>Whether constants move to the left of <c>==</c>, <c>!=</c>, <c>+</c> and <c>*</c>, as after type checking.</summary>
    public bool MovesConstants { get; init; }

    /// <summary>An expression.</summary>
    public string Expression(ExpressionSyntax expression)
    {
        _text.Clear();
        Write(expression);
        return _text.ToString();
    }

    /// <summary>A field initialiser, <c>$f=1</c>.</summary>
    public string Field(FieldInitializer field)
    {
        _text.Clear();
        Write(field);
        return _text.ToString();
    }

    /// <summary>A type as written.</summary>
    public string Type(TypeSyntax type)
    {
        _text.Clear();
        Write(type);
        return _text.ToString();
    }

    private void Write(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ConstantExpression e: WriteConstant(e.Value); break;
            case PatternExpression e: WritePattern(e); break;
            case NameExpression e: WriteName(e.Name, e.IsGlobal); break;
            case ParenthesizedExpression e: Write("(", e.Inner, ")"); break;
            case UnaryExpression e: WriteUnary(e); break;
            case BinaryExpression e: WriteBinary(e); break;
            case ConditionalExpression e:
                Write("", e.Condition, " ? ");
                Write("", e.Then, " : ");
                Write(e.Else);
                break;
            case AssignExpression e:
                Write("", e.Target, e.Operator switch { AssignOperator.Add => " += ", AssignOperator.Subtract => " -= ", _ => " = " });
                Write(e.Source);
                break;
            case LocalExpression e:
                WriteName(e.Name, false);
                Write(" = ", e.Source, "");
                break;
            case IndexExpression e:
                Write(e.Container);
                WriteList("[", e.Indices, "]");
                break;
            case SliceExpression e: WriteSlice(e); break;
            case FieldExpression e: Write("", e.Record, "$" + e.Field); break;
            case HasFieldExpression e: Write("", e.Record, "?$" + e.Field); break;
            case CallExpression e: WriteCall(e); break;
            case CastExpression e: WriteTyped(e.Operand, " as ", e.Target); break;
            case IsExpression e: WriteTyped(e.Operand, " is ", e.Target); break;
            case BracketExpression e: WriteList("", e.Items, ""); break;
            case BraceExpression e: WriteList("{", e.Items, "}"); break;
            case RecordExpression e: WriteFields("[", e.Fields, "]"); break;
            case TableExpression e: WriteList("table(", e.Items, ")"); break;
            case SetExpression e: WriteList("set(", e.Items, ")"); break;
            case VectorExpression e: WriteList("vector(", e.Items, ")"); break;
            case TypeExpression e: Write(e.Denoted); break;
            case LambdaExpression e: WriteLambda(e); break;
            case ScheduleExpression e: WriteSchedule(e); break;
            default: throw new System.Diagnostics.UnreachableException(expression.GetType().Name);
        }
    }

    private void Write(string before, ExpressionSyntax expression, string after)
    {
        _text.Append(before);
        Write(expression);
        _text.Append(after);
    }

    private void WriteConstant(Value value)
    {
        if (!QuotesStrings || value.Type != BaseType.String)
            _text.Append(constant(value));
        else
            _text.Append('"').Append(constant(value)).Append('"');
    }

    private void WritePattern(PatternExpression pattern)
    {
        var body = $"^?({pattern.Body})$?";
        if (pattern.IgnoreCase)
            body = $"(?i:{body})";
        if (pattern.DotAll)
            body = $"(?s:{body})";
        _text.Append('/').Append(body).Append('/');
    }

    private void WriteName(string written, bool isGlobal) => _text.Append(name is null ? written : name(written, isGlobal));

    private void WriteUnary(UnaryExpression e)
    {
        switch (e.Operator)
        {
            case UnaryOperator.Not: Write("!", e.Operand, ""); break;
            case UnaryOperator.Complement: Write("~", e.Operand, ""); break;
            case UnaryOperator.Negate: Write("-", e.Operand, ""); break;
            case UnaryOperator.Plus: Write("+", e.Operand, ""); break;
            case UnaryOperator.Increment: Write("++", e.Operand, ""); break;
            case UnaryOperator.Decrement: Write("--", e.Operand, ""); break;
            case UnaryOperator.Size: Write("sizeof ", e.Operand, ""); break;
            case UnaryOperator.Copy: Write("copy(", e.Operand, ")"); break;
            case UnaryOperator.Add: Write("add ", e.Operand, ""); break;
            case UnaryOperator.Delete: Write("delete ", e.Operand, ""); break;
            default: Write(e.Operand); break; // a hook is shown like any call
        }
    }

    private void WriteBinary(BinaryExpression e)
    {
        var (left, right, sign) = e.Operator switch
        {
            BinaryOperator.Greater => (e.Right, e.Left, "<"),
            BinaryOperator.GreaterOrEqual => (e.Right, e.Left, "<="),
            _ => (e.Left, e.Right, SignOf(e.Operator)),
        };
        if (MovesConstants && right is ConstantExpression && left is not ConstantExpression
            && e.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Add or BinaryOperator.Multiply)
            (left, right) = (right, left);

        if (e.Operator == BinaryOperator.NotIn)
            _text.Append('!');
        Write("", left, $" {sign} ");
        Write(right);
    }

    private static string SignOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.BitOr => "|",
        BinaryOperator.BitXor => "^",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.And => "&&",
        BinaryOperator.Or => "||",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less or BinaryOperator.Greater => "<",
        BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual => "<=",
        _ => "in",
    };

    private void WriteSlice(SliceExpression e)
    {
        Write("", e.Container, "[");
        if (e.From is null)
            _text.Append('0');
        else
            Write(e.From);
        _text.Append(':');
        if (e.To is null)
            Write("sizeof ", e.Container, "]");
        else
            Write("", e.To, "]");
    }

    private void WriteCall(CallExpression e)
    {
        Write(e.Callee);
        if (e.Fields.IsEmpty)
            WriteList("(", e.Arguments, ")");
        else
            WriteFields("(", e.Fields, ")");
    }

    private void WriteTyped(ExpressionSyntax operand, string word, TypeSyntax type)
    {
        Write("", operand, word);
        Write(type);
    }

    private void WriteLambda(LambdaExpression e)
    {
        Write(e.Signature);
        _text.Append(' ');
        Write(e.Body);
    }

    private void WriteSchedule(ScheduleExpression e)
    {
        Write("schedule ", e.When, " { ");
        Write(e.Event);
        WriteList("(", e.Arguments, ") }");
    }

    private void WriteList(string open, ImmutableArray<ExpressionSyntax> items, string close)
    {
        _text.Append(open);
        for (var i = 0; i < items.Length; i++)
            Write(i == 0 ? "" : ", ", items[i], "");
        _text.Append(close);
    }

    private void WriteFields(string open, ImmutableArray<FieldInitializer> fields, string close)
    {
        _text.Append(open);
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Write(fields[i]);
        }

        _text.Append(close);
    }

    private void Write(FieldInitializer field) => Write($"${field.Name}=", field.Value, "");
}
