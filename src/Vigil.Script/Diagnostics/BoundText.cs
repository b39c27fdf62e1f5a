using System.Collections.Immutable;
using System.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Script.Binding;
using Vigil.Script.Syntax;

namespace Vigil.Script.Diagnostics;

/// <summary>Renders constructs as messages show them (language.md 8.1, DETAIL).</summary>
internal static class BoundText
{
    /// <summary>The text of an expression with strings in quotes, as <c>assert</c> shows it.</summary>
    public static string Quoted(BoundExpression expression) => Of(Quoter.Quote(expression));

    /// <summary>The text of an expression.</summary>
    public static string Of(BoundExpression expression)
    {
        var text = Bare(expression);
        return expression.IsParenthesized ? $"({text})" : text;
    }

    /// <summary>Several expressions with commas between.</summary>
    public static string Of(IEnumerable<BoundExpression> expressions) => string.Join(", ", expressions.Select(Of));

    /// <summary>The text of an operator.</summary>
    public static string Symbol(BinaryOperator op) => op switch
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
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.In => "in",
        _ => "!in",
    };

    private static string Bare(BoundExpression expression) => expression switch
    {
        BoundConstant c => Constant(c.Value),
        BoundGlobal g => g.Symbol.Name,
        BoundLocal l => l.Symbol.DisplayName,
        BoundUnary u => Unary(u),
        BoundIncrement i => (i.IsDecrement ? "--" : "++") + Of(i.Target),
        BoundBinary b => $"{Of(b.Left)} {Symbol(b.Operator)} {Of(b.Right)}",
        BoundIn i => i.IsNegated ? $"!{Keys(i.Keys)} in {Of(i.Container)}" : $"{Keys(i.Keys)} in {Of(i.Container)}",
        BoundConditional c => $"{Of(c.Condition)} ? {Of(c.Then)} : {Of(c.Else)}",
        BoundAssign a => $"{Of(a.Target)} = {Of(a.Source)}",
        BoundUpdate u => $"{Of(u.Target)} {(u.Kind == UpdateKind.RemoveEntries ? "-=" : "+=")} {Of(u.Source)}",
        BoundListAssign a => $"[{Of(a.Targets)}] = {Of(a.Source)}",
        BoundIndex i => $"{Of(i.Container)}[{Of(i.Keys)}]",
        BoundSlice s => $"{Of(s.Container)}[{(s.From is null ? "0" : Of(s.From))}:{(s.To is null ? $"sizeof {Of(s.Container)}" : Of(s.To))}]",
        BoundField f => $"{Of(f.Record)}${FieldName(f.Record.Type, f.Slot)}",
        BoundHasField f => $"{Of(f.Record)}?${FieldName(f.Record.Type, f.Slot)}",
        BoundCall c => $"{Of(c.Callee)}({Of(c.Arguments)})",
        BoundConvert c => c.Type is TableType or VectorType ? Of(c.Operand) : $"(coerce {Of(c.Operand)} to {c.Type})",
        BoundCast c => $"{Of(c.Operand)} as {c.Type}",
        BoundIs i => $"{Of(i.Operand)} is {i.Target}",
        BoundRecord r => Record(r),
        BoundTable t => Table(t),
        BoundVector v => $"vector({Of(v.Items)})",
        BoundList l => Of(l.Items),
        BoundLambda l => l.Body.Name,
        BoundSchedule s => $"schedule {Of(s.When)} {{ {s.Event.Name}({Of(s.Arguments)}) }}",
        BoundAdd a => $"add {Of(a.Element)}",
        BoundDelete d => $"delete {Of(d.Target)}",
        BoundWhenLocal w => $"local {w.Symbol.Name} = {Of(w.Source)}",
        _ => "<error>",
    };

    /// <summary>A constant: strings without quotes.</summary>
    public static string Constant(Value value) => value.Object is TypeVal type ? type.Denoted.ToString() : ValueDisplay.Text(value);

    private static string Unary(BoundUnary unary) => unary.Operator switch
    {
        UnaryOperator.Not => $"!{Of(unary.Operand)}",
        UnaryOperator.Complement => $"~{Of(unary.Operand)}",
        UnaryOperator.Negate => $"-{Of(unary.Operand)}",
        UnaryOperator.Plus => $"+{Of(unary.Operand)}",
        UnaryOperator.Size => $"sizeof {Of(unary.Operand)}",
        _ => $"copy({Of(unary.Operand)})",
    };

    private static string Keys(ImmutableArray<BoundExpression> keys) =>
        keys.Length == 1 ? Of(keys[0]) : $"[{Of(keys)}]";

    private static string FieldName(ScriptType type, int slot) =>
        type is RecordType record && slot < record.Fields.Count ? record.Fields[slot].Name : "?";

    private static string Record(BoundRecord record)
    {
        var type = (RecordType)record.Type;
        var fields = record.Fields.Select(f => $"${type.Fields[f.Slot].Name}={Of(f.Value)}");
        return type.Name is null ? $"[{string.Join(", ", fields)}]" : $"{type.Name}({string.Join(", ", fields)})";
    }

    private static string Table(BoundTable table)
    {
        var text = new StringBuilder(((TableType)table.Type).IsSet ? "set(" : "table(");
        for (var i = 0; i < table.Entries.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            var entry = table.Entries[i];
            text.Append(entry.Value is null ? Keys(entry.Keys) : $"[{Of(entry.Keys)}] = {Of(entry.Value)}");
        }

        return text.Append(')').ToString();
    }
}
