using System.Reflection.Emit;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.Emit;

/// <content>Expressions: each leaves its value on the stack, or nothing if it is void.</content>
internal sealed partial class BodyEmitter
{
    private void EmitExpression(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundConstant c:
                EmitConstant(c.Value, c.Type);
                break;
            case BoundGlobal g:
                EmitGlobal(g);
                break;
            case BoundLocal l:
                LoadLocal(l.Symbol, l.Location);
                break;
            case BoundUnary u:
                EmitUnary(u);
                break;
            case BoundIncrement i:
                EmitIncrement(i, needsResult: true);
                break;
            case BoundBinary b:
                EmitBinary(b);
                break;
            case BoundIn i:
                EmitIn(i);
                break;
            case BoundConditional c:
                EmitConditional(c);
                break;
            case BoundAssign a:
                EmitAssign(a, needsResult: true);
                break;
            case BoundUpdate u:
                EmitUpdate(u, needsResult: true);
                break;
            case BoundListAssign a:
                EmitListAssign(a, needsResult: true);
                break;
            case BoundIndex i:
                EmitIndex(i);
                break;
            case BoundSlice s:
                EmitSlice(s);
                break;
            case BoundField f:
                EmitExpression(f.Record);
                il.Emit(OpCodes.Ldc_I4, f.Slot);
                LoadSite(f);
                Call(typeof(Checks), nameof(Checks.Field));
                EmitOpen(f.Type);
                break;
            case BoundHasField f:
                EmitExpression(f.Record);
                il.Emit(OpCodes.Ldc_I4, f.Slot);
                Call(typeof(Tables), nameof(Tables.HasField));
                break;
            case BoundCall c:
                EmitCall(c);
                break;
            case BoundConvert c:
                EmitConvert(c);
                break;
            case BoundCast c:
                EmitBoxedExpression(c.Operand);
                LoadObject<ScriptType>(c.Type);
                LoadSite(c.Location, BoundText.Of(c));
                Call(typeof(Checks), nameof(Checks.Cast));
                EmitOpen(c.Type);
                break;
            case BoundIs i:
                EmitBoxedExpression(i.Operand);
                LoadObject<ScriptType>(i.Target);
                Call(typeof(TypeTests), nameof(TypeTests.CanCast));
                break;
            case BoundRecord r:
                EmitRecord(r);
                break;
            case BoundTable t:
                EmitTable(t);
                break;
            case BoundVector v:
                EmitVector(v);
                break;
            case BoundList l:
                LoadArray(l.Items);
                Call(typeof(Records), nameof(Records.List));
                break;
            case BoundLambda l:
                EmitLambda(l);
                break;
            case BoundSchedule s:
                EmitSchedule(s);
                LoadUnset();
                break;
            case BoundAdd or BoundDelete:
                EmitEffect(expression);
                break;
            case BoundWhenLocal w:
                EmitExpression(w.Source);
                StoreLocal(w.Symbol);
                il.Emit(OpCodes.Ldc_I4_1);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(expression.GetType().Name);
        }
    }

    /// <summary>Evaluates for the effect only; leaves nothing.</summary>
    private void EmitEffect(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundIncrement i:
                EmitIncrement(i, needsResult: false);
                break;
            case BoundAssign a:
                EmitAssign(a, needsResult: false);
                break;
            case BoundUpdate u:
                EmitUpdate(u, needsResult: false);
                break;
            case BoundListAssign a:
                EmitListAssign(a, needsResult: false);
                break;
            case BoundSchedule s:
                EmitSchedule(s);
                break;
            case BoundAdd a:
                EmitExpression(a.Element.Container);
                LoadKeyArray(a.Element);
                LoadUnset();
                LoadContext();
                LoadSite(a.Element);
                Call(typeof(Containers), nameof(Containers.Assign), typeof(TableVal), typeof(Value[]), typeof(Value), typeof(Core.EngineContext), typeof(object[]), typeof(int));
                break;
            case BoundDelete d:
                EmitDelete(d);
                break;
            case BoundCall { Type.Tag: not TypeTag.Void } call when IsIndirect(call) && !call.IsHook:
                EmitIndirectCall(call);
                il.Emit(OpCodes.Pop);
                break;
            default:
                EmitExpression(expression);
                if (expression.Type.Tag != TypeTag.Void)
                    il.Emit(OpCodes.Pop);
                break;
        }
    }

    private void EmitConstant(Value value, ScriptType type)
    {
        switch (type.Tag)
        {
            case TypeTag.Bool:
                il.Emit(value.AsBool() ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                break;
            case TypeTag.Int or TypeTag.Count or TypeTag.Enum:
                il.Emit(OpCodes.Ldc_I8, (long)value.Bits);
                break;
            case TypeTag.Double or TypeTag.Time or TypeTag.Interval:
                il.Emit(OpCodes.Ldc_R8, value.AsDouble());
                break;
            case TypeTag.Port:
                il.Emit(OpCodes.Ldc_I4, (int)value.Bits);
                il.Emit(OpCodes.Newobj, typeof(Port).GetConstructor([typeof(uint)])!); // by its raw number
                break;
            case TypeTag.Addr:
                EmitAddr(value.AsAddr());
                break;
            case TypeTag.Subnet:
                EmitAddr(value.AsSubnet().Prefix);
                il.Emit(OpCodes.Ldc_I4, value.AsSubnet().Length);
                il.Emit(OpCodes.Newobj, typeof(Subnet).GetConstructor([typeof(Addr), typeof(int)])!); // the only one
                break;
            case TypeTag.Any:
                EmitConstant(value, value.Type);
                EmitBox(value.Type);
                break;
            default:
                LoadObject(value.Object!, ClrTypes.Of(type)); // every other constant is an object
                break;
        }
    }

    private void EmitAddr(Addr address)
    {
        il.Emit(OpCodes.Ldc_I8, (long)address.High);
        il.Emit(OpCodes.Ldc_I8, (long)address.Low);
        il.Emit(OpCodes.Newobj, typeof(Addr).GetConstructor([typeof(ulong), typeof(ulong)])!); // the only one
    }

    private void EmitGlobal(BoundGlobal global)
    {
        var symbol = global.Symbol;
        if (symbol.FrozenValue is { IsSet: true } frozen && batch.Compiler.IsComplete)
        {
            EmitConstant(frozen, symbol.Type);
            return;
        }

        LoadContext();
        il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Core.EngineContext), "get_" + nameof(Core.EngineContext.Globals)));
        il.Emit(OpCodes.Ldc_I4, symbol.Slot);
        il.Emit(OpCodes.Ldelem, typeof(Value));
        if (!symbol.IsAlwaysSet || !batch.Compiler.IsComplete)
        {
            LoadSite(global);
            Call(typeof(Checks), nameof(Checks.Required));
        }

        EmitOpen(symbol.Type);
    }

    private void EmitConditional(BoundConditional conditional)
    {
        if (conditional.Condition.Type is VectorType)
        {
            EmitExpression(conditional.Condition);
            EmitExpression(conditional.Then);
            EmitExpression(conditional.Else);
            LoadSite(conditional);
            Call(typeof(VectorMath), nameof(VectorMath.Choose));
            return;
        }

        var (otherwise, end) = (il.DefineLabel(), il.DefineLabel());
        var result = il.DeclareLocal(ClrTypes.Of(conditional.Type));
        EmitBranchFalse(conditional.Condition, otherwise);
        EmitExpression(conditional.Then);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(otherwise);
        EmitExpression(conditional.Else);
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ldloc, result);
    }

    private void EmitConvert(BoundConvert convert)
    {
        var (from, to) = (convert.Operand.Type, convert.Type);
        if (convert.Operand is BoundConstant constant && (from.Tag, to.Tag) is (TypeTag.Count, TypeTag.Double) or (TypeTag.Int, TypeTag.Double))
        {
            il.Emit(OpCodes.Ldc_R8, from.Tag == TypeTag.Count ? (double)constant.Value.AsCount() : constant.Value.AsInt());
            return;
        }

        if (convert.Operand is BoundConstant small && (from.Tag, to.Tag) is (TypeTag.Count, TypeTag.Int) && small.Value.AsCount() <= long.MaxValue)
        {
            il.Emit(OpCodes.Ldc_I8, (long)small.Value.AsCount());
            return;
        }

        EmitExpression(convert.Operand);
        if (from is RecordType && to is RecordType && TypeTests.Same(from, to))
            return; // alike in all fields: the same object
        switch (from.Tag, to.Tag)
        {
            case (TypeTag.Count, TypeTag.Int):
                Call(typeof(Numbers), nameof(Numbers.CountToInt));
                break;
            case (TypeTag.Int, TypeTag.Count):
                Call(typeof(Numbers), nameof(Numbers.IntToCount));
                break;
            case (TypeTag.Count, TypeTag.Double):
                Call(typeof(Numbers), nameof(Numbers.CountToDouble));
                break;
            case (TypeTag.Int, TypeTag.Double):
                il.Emit(OpCodes.Conv_R8);
                break;
            case (TypeTag.Double, TypeTag.Int):
                Call(typeof(Numbers), nameof(Numbers.DoubleToInt));
                break;
            case (TypeTag.Double, TypeTag.Count):
                Call(typeof(Numbers), nameof(Numbers.DoubleToCount));
                break;
            case (_, TypeTag.Any):
                EmitBox(from);
                break;
            case (TypeTag.Any, _):
                LoadObject<ScriptType>(to);
                LoadSite(convert.Operand);
                Call(typeof(Checks), nameof(Checks.FromAny));
                EmitOpen(to);
                break;
            case (TypeTag.Record, TypeTag.Record):
                LoadObject((RecordType)to);
                LoadContext();
                Call(typeof(Records), nameof(Records.Coerce));
                break;
            case (TypeTag.Table, TypeTag.Table):
                LoadObject((TableType)to);
                LoadContext();
                Call(typeof(Records), nameof(Records.ConvertSet));
                break;
            case (TypeTag.Vector, TypeTag.Vector):
                LoadObject((VectorType)to);
                LoadContext();
                Call(typeof(Records), nameof(Records.ConvertVector));
                break;
        }
    }

    private void EmitRecord(BoundRecord record)
    {
        var type = (RecordType)record.Type;
        var made = il.DeclareLocal(typeof(RecordVal));
        LoadObject(type);
        if (record.Fields.Length == type.Fields.Count && type.Name is null)
        {
            Call(typeof(RecordVal), nameof(RecordVal.CreateUnset));
        }
        else
        {
            LoadContext();
            il.Emit(OpCodes.Ldc_I8, (long)record.Fields.Where(static f => f.Slot < 64).Aggregate(0UL, static (bits, f) => bits | (1UL << f.Slot)));
            Call(typeof(RecordVal), nameof(RecordVal.CreateGiven));
        }

        il.Emit(OpCodes.Stloc, made);
        foreach (var field in record.Fields)
        {
            il.Emit(OpCodes.Ldloc, made);
            il.Emit(OpCodes.Ldc_I4, field.Slot);
            EmitBoxedExpression(field.Value);
            il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(RecordVal), "set_Item"));
        }

        il.Emit(OpCodes.Ldloc, made);
    }

    private void EmitTable(BoundTable table)
    {
        EmitNew(table.Type, table.Attributes);
        if (table.Entries.IsEmpty)
            return;
        var made = il.DeclareLocal(typeof(TableVal));
        il.Emit(OpCodes.Stloc, made);
        foreach (var entry in table.Entries)
        {
            il.Emit(OpCodes.Ldloc, made);
            LoadContext();
            LoadArray(entry.Keys);
            if (entry.Value is null)
                LoadUnset();
            else
                EmitBoxedExpression(entry.Value);
            Call(typeof(Tables), nameof(Tables.Put));
        }

        il.Emit(OpCodes.Ldloc, made);
    }

    private void EmitVector(BoundVector vector)
    {
        EmitNew(vector.Type, null);
        foreach (var item in vector.Items)
        {
            il.Emit(OpCodes.Dup);
            EmitBoxedExpression(item);
            il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(VectorVal), nameof(VectorVal.Add)));
        }
    }

    private void EmitSchedule(BoundSchedule schedule)
    {
        LoadContext();
        il.Emit(OpCodes.Ldc_I4, schedule.Event.EventNumber);
        EmitExpression(schedule.When);
        il.Emit(schedule.When.Type.Tag == TypeTag.Time ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        LoadArray(schedule.Arguments);
        Call(typeof(Calls), nameof(Calls.Schedule));
    }
}
