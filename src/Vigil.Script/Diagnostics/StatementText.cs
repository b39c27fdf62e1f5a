using Vigil.Script.Binding;

namespace Vigil.Script.Diagnostics;

/// <summary>Renders statements in one line, as messages show them.</summary>
internal static class StatementText
{
    /// <summary>The text of a statement.</summary>
    public static string Of(BoundStatement? statement) => statement switch
    {
        null => "",
        BoundBlock b => $"{{ {string.Join("; ", b.Statements.Select(static s => Of(s).TrimEnd(';')))}}}",
        BoundExpressionStatement e => BoundText.Of(e.Expression) + ";",
        BoundPrint p => $"print {BoundText.Of(p.Arguments)};",
        BoundEvent e => $"event {e.Event.Name}({BoundText.Of(e.Arguments)});",
        BoundIf i => $"if ({BoundText.Of(i.Condition)}) {Of(i.Then)}{(i.Else is null ? "" : $" else {Of(i.Else)}")}",
        BoundWhile w => $"while ({BoundText.Of(w.Condition)}) {Of(w.Body)}",
        BoundFor f => $"for ({string.Join(", ", f.Keys.Select(k => k?.Name ?? "_"))} in {BoundText.Of(f.Container)}) {Of(f.Body)}",
        BoundNext => "next ;",
        BoundBreak => "break ;",
        BoundFallthrough => "fallthrough ;",
        BoundReturn r => r.Result is null ? "return ;" : $"return ({BoundText.Of(r.Result)});",
        BoundLocalDeclaration d => d.Source is null ? "" : $"{d.Symbol.DisplayName} = {BoundText.Of(d.Source)};",
        BoundAssert a => $"assert {BoundText.Of(a.Condition)};",
        BoundSliceAssign s => $"{BoundText.Of(s.Target)} = {BoundText.Of(s.Source)};",
        BoundWhen w => Of(w),
        _ => "",
    };

    /// <summary>The text of a <c>when</c>, without capture list.</summary>
    public static string Of(BoundWhen when)
    {
        var condition = when.Condition.Statements is BoundReturn { Result: { } test } ? BoundText.Of(test) : "";
        return $"when ({condition}) {Of(when.Body.Statements)}";
    }
}
