using System.Reflection.Emit;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <content>Indexing, assignment and membership.</content>
internal sealed partial class BodyEmitter
{
    private void EmitIndex(BoundIndex index)
    {
        switch (index.Container.Type)
        {
            case TableType { IsPatternIndexed: true } when index.Keys[0].Type.Tag == TypeTag.String:
                EmitExpression(index.Container);
                LoadContext();
                EmitExpression(index.Keys[0]);
                Call(typeof(TableVal), nameof(TableVal.LookupPatterns));
                return;
            case TableType:
                EmitExpression(index.Container);
                EmitTableIndex(index);
                break;
            case VectorType when index.Keys[0].Type is VectorType:
                EmitExpression(index.Container);
                EmitExpression(index.Keys[0]);
                LoadSite(index);
                Call(typeof(Containers), nameof(Containers.Select));
                return;
            case VectorType:
                EmitExpression(index.Container);
                EmitPosition(index.Keys[0]);
                LoadSite(index);
                Call(typeof(Containers), nameof(Containers.Element));
                break;
            default:
                EmitExpression(index.Container);
                EmitPosition(index.Keys[0]);
                Call(typeof(Strings), nameof(Strings.At));
                return;
        }

        if (body.IsCondition)
        {
            LoadContext();
            Call(typeof(Calls), nameof(Calls.NoteIndexed));
        }

        EmitOpen(index.Type);
    }

    private void EmitTableIndex(BoundIndex index)
    {
        var keys = LoadKeys(index);
        LoadContext();
        LoadSite(index);
        Call(typeof(Containers), nameof(Containers.Index), [typeof(TableVal), .. keys, typeof(EngineContext), typeof(object[]), typeof(int)]);
    }

    // A composite index that comes as one value: the loop variable of an expire function, an any.
    private static bool IsListKey(BoundIndex index) =>
        index.Container.Type is TableType table && index.Keys.Length == 1 && table.Indices.Length > 1;

    // The key: one or two values as they are, more in an array. Gives the types of the parameters that take it.
    private Type[] LoadKeys(BoundIndex index)
    {
        if (index.Keys.Length > 2 || IsListKey(index))
        {
            LoadKeyArray(index);
            return [typeof(Value[])];
        }

        foreach (var key in index.Keys)
            EmitBoxedExpression(key);
        return index.Keys.Length == 1 ? [typeof(Value)] : [typeof(Value), typeof(Value)];
    }

    private void LoadKeyArray(BoundIndex index)
    {
        if (IsListKey(index))
        {
            EmitBoxedExpression(index.Keys[0]);
            Call(typeof(Tables), nameof(Tables.KeysOf));
        }
        else
        {
            LoadArray(index.Keys);
        }
    }

    // A position in a vector or string as a long.
    private void EmitPosition(BoundExpression key)
    {
        EmitExpression(key);
        if (key.Type.Tag == TypeTag.Bool)
            il.Emit(OpCodes.Conv_I8);
    }

    private void EmitSlice(BoundSlice slice)
    {
        EmitExpression(slice.Container);
        EmitBounds(slice);
        if (slice.Container.Type.Tag == TypeTag.String)
            Call(typeof(Strings), nameof(Strings.Slice));
        else
            Call(typeof(Containers), nameof(Containers.Slice));
    }

    private void EmitBounds(BoundSlice slice)
    {
        if (slice.From is null)
            il.Emit(OpCodes.Ldc_I8, 0L);
        else
            EmitExpression(slice.From);
        if (slice.To is null)
            il.Emit(OpCodes.Ldc_I8, long.MaxValue);
        else
            EmitExpression(slice.To);
    }

    private void EmitSliceAssign(BoundSliceAssign statement)
    {
        var source = il.DeclareLocal(typeof(VectorVal));
        EmitExpression(statement.Source);
        il.Emit(OpCodes.Stloc, source);
        EmitExpression(statement.Target.Container);
        EmitBounds(statement.Target);
        il.Emit(OpCodes.Ldloc, source);
        Call(typeof(Containers), nameof(Containers.SetSlice));
    }

    private void EmitIn(BoundIn expression)
    {
        var left = expression.Keys[0];
        switch (expression.Container.Type)
        {
            case TableType table:
                EmitExpression(expression.Container);
                Type[] keys;
                if (table.Indices.Length > 1 && expression.Keys.Length == 1)
                {
                    EmitBoxedExpression(left);
                    Call(typeof(Tables), nameof(Tables.KeysOf));
                    keys = [typeof(Value[])];
                }
                else if (expression.Keys.Length <= 2)
                {
                    foreach (var key in expression.Keys)
                        EmitBoxedExpression(key);
                    keys = expression.Keys.Length == 1 ? [typeof(Value)] : [typeof(Value), typeof(Value)];
                }
                else
                {
                    LoadArray(expression.Keys);
                    keys = [typeof(Value[])];
                }

                LoadContext();
                Call(typeof(Containers), nameof(Containers.Has), [typeof(TableVal), .. keys, typeof(EngineContext)]);
                break;
            case VectorType:
                EmitExpression(expression.Container);
                EmitPosition(left);
                Call(typeof(Containers), nameof(Containers.HasElement));
                break;
            case { Tag: TypeTag.Subnet }:
                EmitExpression(left);
                EmitExpression(expression.Container);
                Call(typeof(Containers), nameof(Containers.Covers));
                break;
            default:
                EmitExpression(left);
                EmitExpression(expression.Container);
                if (left.Type.Tag == TypeTag.Pattern)
                    Call(typeof(Comparisons), nameof(Comparisons.MatchesAnywhere));
                else
                    EmitSubstring(expression);
                break;
        }

        if (expression.IsNegated)
            EmitNot();
    }

    private void EmitSubstring(BoundIn expression)
    {
        LoadContext();
        LoadSite(expression);
        Call(typeof(Strings), nameof(Strings.Contains));
    }

    private void EmitNot()
    {
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ceq);
    }

    private void EmitAssign(BoundAssign assign, bool needsResult)
    {
        EmitExpression(assign.Source);
        StoreTo(assign.Target, needsResult);
    }

    /// <summary>Stores what is on the stack in a variable, field or element.</summary>
    private void StoreTo(BoundExpression target, bool needsResult)
    {
        if (target is BoundLocal { Symbol: var symbol })
        {
            if (needsResult)
                il.Emit(OpCodes.Dup);
            StoreLocal(symbol);
            return;
        }

        var value = il.DeclareLocal(ClrTypes.Of(target.Type));
        il.Emit(OpCodes.Stloc, value);
        switch (target)
        {
            case BoundGlobal global:
                LoadContext();
                il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(EngineContext), "get_" + nameof(EngineContext.Globals)));
                il.Emit(OpCodes.Ldc_I4, global.Symbol.Slot);
                il.Emit(OpCodes.Ldloc, value);
                EmitBox(target.Type);
                il.Emit(OpCodes.Stelem, typeof(Value));
                if (global.Symbol.IsRawOutput)
                {
                    il.Emit(OpCodes.Ldloc, value);
                    il.Emit(OpCodes.Ldc_I4_1);
                    il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(FileVal), "set_IsRaw"));
                }

                break;
            case BoundField field:
                EmitExpression(field.Record);
                il.Emit(OpCodes.Ldc_I4, field.Slot);
                il.Emit(OpCodes.Ldloc, value);
                EmitBox(target.Type);
                il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(RecordVal), "set_Item"));
                break;
            case BoundIndex { Container.Type: VectorType } element:
                EmitExpression(element.Container);
                EmitPosition(element.Keys[0]);
                il.Emit(OpCodes.Ldloc, value);
                EmitBox(target.Type);
                LoadSite(element);
                Call(typeof(Containers), nameof(Containers.SetElement));
                break;
            case BoundIndex entry:
                EmitExpression(entry.Container);
                var keys = LoadKeys(entry);
                il.Emit(OpCodes.Ldloc, value);
                EmitBox(target.Type);
                LoadContext();
                LoadSite(entry);
                Call(
                    typeof(Containers),
                    nameof(Containers.Assign),
                    [typeof(TableVal), .. keys, typeof(Value), typeof(EngineContext), typeof(object[]), typeof(int)]);
                break;
        }

        if (needsResult)
            il.Emit(OpCodes.Ldloc, value);
    }

    private void EmitListAssign(BoundListAssign assign, bool needsResult)
    {
        var source = il.DeclareLocal(typeof(Value));
        EmitBoxedExpression(assign.Source);
        il.Emit(OpCodes.Stloc, source);
        for (var i = 0; i < assign.Targets.Length; i++)
        {
            il.Emit(OpCodes.Ldloc, source);
            il.Emit(OpCodes.Ldc_I4, i);
            LoadSite(assign);
            Call(typeof(Tables), nameof(Tables.ItemOf));
            EmitOpen(assign.Targets[i].Type);
            StoreTo(assign.Targets[i], needsResult: false);
        }

        if (needsResult)
            il.Emit(OpCodes.Ldloc, source);
    }

    private void EmitUpdate(BoundUpdate update, bool needsResult)
    {
        var target = il.DeclareLocal(ClrTypes.Of(update.Target.Type));
        var source = il.DeclareLocal(ClrTypes.Of(update.Source.Type));
        EmitExpression(update.Source);
        il.Emit(OpCodes.Stloc, source);
        EmitExpression(update.Target);
        il.Emit(OpCodes.Stloc, target);
        il.Emit(OpCodes.Ldloc, target);
        switch (update.Kind)
        {
            case UpdateKind.AddEntries or UpdateKind.RemoveEntries:
                LoadContext();
                il.Emit(OpCodes.Ldloc, source);
                Call(typeof(TableVal), update.Kind == UpdateKind.AddEntries ? nameof(TableVal.AddAll) : nameof(TableVal.RemoveAll));
                break;
            case UpdateKind.Append:
                il.Emit(OpCodes.Ldloc, source);
                EmitBox(update.Source.Type);
                Call(typeof(VectorVal), nameof(VectorVal.Add));
                break;
            case UpdateKind.AppendAll:
                il.Emit(OpCodes.Ldloc, source);
                Call(typeof(Containers), nameof(Containers.AppendAll));
                break;
            default:
                il.Emit(OpCodes.Ldloc, source);
                Call(typeof(Comparisons), nameof(Comparisons.AddAlternative));
                break;
        }

        if (needsResult)
            il.Emit(OpCodes.Ldloc, target);
    }

    private void EmitDelete(BoundDelete delete)
    {
        switch (delete.Target)
        {
            case BoundIndex index:
                EmitExpression(index.Container);
                var keys = LoadKeys(index);
                LoadContext();
                LoadSite(index);
                Call(typeof(Containers), nameof(Containers.Delete), [typeof(TableVal), .. keys, typeof(EngineContext), typeof(object[]), typeof(int)]);
                break;
            case BoundField field:
                EmitExpression(field.Record);
                il.Emit(OpCodes.Ldc_I4, field.Slot);
                LoadContext();
                Call(typeof(Records), nameof(Records.Delete));
                break;
            default:
                EmitExpression(delete.Target);
                if (delete.Target.Type.Tag == TypeTag.Table)
                {
                    LoadContext();
                    Call(typeof(TableVal), nameof(TableVal.Clear), typeof(EngineContext));
                }
                else
                {
                    il.Emit(OpCodes.Ldc_I4_0);
                    Call(typeof(VectorVal), nameof(VectorVal.Resize));
                }

                break;
        }
    }
}
