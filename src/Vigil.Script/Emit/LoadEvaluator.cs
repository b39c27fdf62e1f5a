using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.Emit;

/// <summary>Evaluates initialisers while scripts load: plain data directly, anything else by compiling it.</summary>
/// <remarks>Most initialisers are constants and constructors of them; compiling each would take longer than the rest of the start.</remarks>
internal sealed class LoadEvaluator(EngineContext context, ScriptCompiler compiler)
{
    /// <summary>Whether an expression needs no compiled code.</summary>
    public static bool IsSimple(BoundExpression expression) => expression switch
    {
        BoundConstant => true,
        BoundGlobal g => g.Symbol.Slot >= 0,
        BoundConvert c => IsSimple(c.Operand) && c.Operand.Type.Tag != TypeTag.Any,
        BoundTable t => t.Attributes?.Default is null && t.Entries.All(static e => e.Keys.All(IsSimple) && (e.Value is null || IsSimple(e.Value))),
        BoundVector v => v.Items.All(IsSimple),
        BoundRecord r => r.Fields.All(static f => IsSimple(f.Value)),
        BoundBinary b => LoadOperators.Knows(b) && IsSimple(b.Left) && IsSimple(b.Right),
        BoundCall c => IsPlainFunction(c) && c.Arguments.All(IsSimple),
        BoundUpdate u => u.Target is BoundGlobal && IsSimple(u.Source),
        BoundAssign a => a.Target is BoundGlobal && IsSimple(a.Source),
        _ => false,
    };

    // A call by name with all arguments that gives a value. What the function calls is compiled with it, if it is a script's.
    private static bool IsPlainFunction(BoundCall call) =>
        !call.IsHook && call.Type.Tag != TypeTag.Void
        && call.Callee is BoundGlobal { Symbol: { Slot: >= 0, Kind: GlobalKind.Builtin or GlobalKind.Function, IsAssigned: false, IsRedefinable: false } }
        && call.Callee.Type is FunctionType type && call.Arguments.Length == type.Parameters.Length;

    /// <summary>The value of an expression.</summary>
    /// <exception cref="Core.Diagnostics.ScriptError">It failed.</exception>
    public Value Evaluate(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundConstant constant:
                return constant.Value;
            case BoundGlobal { Symbol: { Slot: >= 0 } symbol }:
                var value = context.Globals[symbol.Slot];
                if (!value.IsSet)
                    throw new ErrorSite(expression.Location, symbol.Name).Error("value used but not set");
                return value;
            case BoundConvert convert when IsSimple(convert):
                return Convert(Part(convert.Operand), convert.Type, context);
            case BoundTable table when table.Attributes?.Default is null:
                return MakeTable(table);
            case BoundVector vector:
                var elements = new VectorVal((VectorType)vector.Type);
                foreach (var item in vector.Items)
                    elements.Add(Part(item));
                return Value.Of(elements);
            case BoundRecord record:
                var made = RecordVal.Create((RecordType)record.Type, context);
                foreach (var field in record.Fields)
                    made[field.Slot] = Part(field.Value);
                return Value.Of(made);
            case BoundBinary binary when IsSimple(binary):
                return LoadOperators.Apply(binary, Part(binary.Left), Part(binary.Right), context);
            case BoundCall call when IsSimple(call) && context.Globals[((BoundGlobal)call.Callee).Symbol.Slot].Object is FuncVal function:
                Value[] arguments = [.. call.Arguments.Select(Part)];
                return function.Invoke(context, arguments); // unset if it failed, which has been told
            case BoundUpdate update when IsSimple(update):
                var target = Part(update.Target);
                LoadOperators.Update(update, target, Part(update.Source), context);
                return target;
            case BoundAssign { Target: BoundGlobal { Symbol: var assigned } } assign when IsSimple(assign.Source):
                return context.Globals[assigned.Slot] = Part(assign.Source);
            default:
                return compiler.Run(expression, context);
        }
    }

    // A function that failed gives nothing to work with; a constant without a value is an argument left out.
    private Value Part(BoundExpression expression)
    {
        var value = Evaluate(expression);
        return value.IsSet || expression is BoundConstant ? value : throw new ErrorSite(expression.Location, BoundText.Of(expression)).Error("value used but not set");
    }

    /// <summary>A value in another type that it was found to fit.</summary>
    public static Value Convert(Value value, ScriptType type, EngineContext context) => (value.Type.Tag, type.Tag) switch
    {
        (TypeTag.Count, TypeTag.Int) => Value.Int(Numbers.CountToInt(value.AsCount())),
        (TypeTag.Int, TypeTag.Count) => Value.Count(Numbers.IntToCount(value.AsInt())),
        (TypeTag.Count, TypeTag.Double) => Value.Double(value.AsCount()),
        (TypeTag.Int, TypeTag.Double) => Value.Double(value.AsInt()),
        (TypeTag.Double, TypeTag.Int) => Value.Int(Numbers.DoubleToInt(value.AsDouble())),
        (TypeTag.Double, TypeTag.Count) => Value.Count(Numbers.DoubleToCount(value.AsDouble())),
        (TypeTag.Record, TypeTag.Record) => Value.Of(Records.Coerce(value.AsRecord(), (RecordType)type, context)),
        (TypeTag.Table, TypeTag.Table) => Value.Of(Records.ConvertSet(value.AsTable(), (TableType)type, context)),
        _ => value,
    };

    private Value MakeTable(BoundTable table)
    {
        var made = new TableVal((TableType)table.Type, table.Attributes?.Fixed);
        foreach (var entry in table.Entries)
        {
            Value[] key = [.. entry.Keys.Select(Part)];
            made.Assign(context, key, entry.Value is null ? default : Part(entry.Value));
        }

        return Value.Of(made);
    }
}
