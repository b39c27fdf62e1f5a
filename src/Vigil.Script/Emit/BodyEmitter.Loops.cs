using System.Reflection.Emit;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <content>Loops over containers, and <c>switch</c>.</content>
internal sealed partial class BodyEmitter
{
    private void EmitFor(BoundFor statement)
    {
        if (Fallible.Is(statement.Container))
        {
            // The container is evaluated on its own, so that no jump has to leave a protected region.
            var symbol = new LocalSymbol("container", "GLOBAL", statement.Container.Type, statement.Container.Location);
            Guarded(statement.Container, statement.Location, () =>
            {
                EmitExpression(statement.Container);
                StoreLocal(symbol);
            });
            var none = il.DefineLabel();
            il.Emit(OpCodes.Ldloc, Local(symbol));
            il.Emit(OpCodes.Brfalse, none);
            EmitWalk(statement with { Container = new BoundLocal(symbol, statement.Container.Location) });
            il.MarkLabel(none);
            return;
        }

        EmitWalk(statement);
    }

    private void EmitWalk(BoundFor statement)
    {
        switch (statement.Container.Type.Tag)
        {
            case TypeTag.Table:
                EmitTableWalk(statement);
                break;
            case TypeTag.Vector:
                EmitVectorWalk(statement);
                break;
            default:
                EmitStringWalk(statement);
                break;
        }
    }

    // for ( k, v in t ) body      becomes      cursor = -1
    //                                          next: cursor = t.Next(cursor); if ( cursor < 0 ) goto end
    //                                          k = key at cursor; v = value at cursor; body; goto next
    private void EmitTableWalk(BoundFor statement)
    {
        var table = il.DeclareLocal(typeof(TableVal));
        var cursor = il.DeclareLocal(typeof(int));
        var depth = il.DeclareLocal(typeof(int));
        var (next, end) = (il.DefineLabel(), il.DefineLabel());
        EmitExpression(statement.Container);
        il.Emit(OpCodes.Stloc, table);
        LoadContext();
        il.Emit(OpCodes.Ldloc, table);
        Call(typeof(Walks), nameof(Walks.Enter));
        il.Emit(OpCodes.Stloc, depth);
        il.Emit(OpCodes.Ldc_I4_M1);
        il.Emit(OpCodes.Stloc, cursor);
        il.MarkLabel(next);
        EmitLine(statement.Location);
        il.Emit(OpCodes.Ldloc, table);
        il.Emit(OpCodes.Ldloc, cursor);
        Call(typeof(TableVal), nameof(TableVal.Next));
        il.Emit(OpCodes.Stloc, cursor);
        il.Emit(OpCodes.Ldloc, cursor);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Blt, end);
        for (var i = 0; i < statement.Keys.Length; i++)
        {
            if (statement.Keys[i] is not { } key)
                continue;
            il.Emit(OpCodes.Ldloc, table);
            il.Emit(OpCodes.Ldloc, cursor);
            il.Emit(OpCodes.Ldc_I4, i);
            Call(typeof(Tables), nameof(Tables.KeyAt));
            EmitOpen(key.Type);
            StoreLocal(key);
        }

        if (statement.Item is { } item)
        {
            il.Emit(OpCodes.Ldloc, table);
            il.Emit(OpCodes.Ldloc, cursor);
            Call(typeof(TableVal), nameof(TableVal.ValueAt));
            EmitOpen(item.Type);
            StoreLocal(item);
        }

        _walks.Push(depth);
        EmitLoopBody(statement.Body, next, end);
        _walks.Pop();
        il.Emit(OpCodes.Br, next);
        il.MarkLabel(end);
        LoadContext();
        il.Emit(OpCodes.Ldloc, depth);
        Call(typeof(Walks), nameof(Walks.Leave));
    }

    private void EmitVectorWalk(BoundFor statement)
    {
        var vector = il.DeclareLocal(typeof(VectorVal));
        var (next, end) = (il.DefineLabel(), il.DefineLabel());
        EmitExpression(statement.Container);
        il.Emit(OpCodes.Stloc, vector);
        var index = CountFrom(statement, next, end, () =>
        {
            il.Emit(OpCodes.Ldloc, vector);
            il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(VectorVal), "get_" + nameof(VectorVal.Count)));
        });
        var element = il.DeclareLocal(typeof(Value));
        il.Emit(OpCodes.Ldloc, vector);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(VectorVal), "get_Item"));
        il.Emit(OpCodes.Stloc, element);
        il.Emit(OpCodes.Ldloca, element);
        il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Value), "get_" + nameof(Value.IsSet)));
        il.Emit(OpCodes.Brfalse, next); // a hole
        if (statement.Keys[0] is { } key)
        {
            il.Emit(OpCodes.Ldloc, index);
            il.Emit(OpCodes.Conv_I8);
            StoreLocal(key);
        }

        if (statement.Item is { } item)
        {
            il.Emit(OpCodes.Ldloc, element);
            EmitOpen(item.Type);
            StoreLocal(item);
        }

        EmitLoopBody(statement.Body, next, end);
        il.Emit(OpCodes.Br, next);
        il.MarkLabel(end);
    }

    private void EmitStringWalk(BoundFor statement)
    {
        var text = il.DeclareLocal(typeof(ByteString));
        var (next, end) = (il.DefineLabel(), il.DefineLabel());
        EmitExpression(statement.Container);
        il.Emit(OpCodes.Stloc, text);
        var index = CountFrom(statement, next, end, () =>
        {
            il.Emit(OpCodes.Ldloc, text);
            il.Emit(OpCodes.Callvirt, batch.Compiler.Methods.Find(typeof(ByteString), "get_" + nameof(ByteString.Length)));
        });
        if (statement.Keys[0] is { } key)
        {
            il.Emit(OpCodes.Ldloc, text);
            il.Emit(OpCodes.Ldloc, index);
            Call(typeof(Strings), nameof(Strings.Octet));
            StoreLocal(key);
        }

        EmitLoopBody(statement.Body, next, end);
        il.Emit(OpCodes.Br, next);
        il.MarkLabel(end);
    }

    // A position that runs from 0 to a limit asked for at every step.
    private LocalBuilder CountFrom(BoundFor statement, Label next, Label end, Action loadLimit)
    {
        var index = il.DeclareLocal(typeof(int));
        il.Emit(OpCodes.Ldc_I4_M1);
        il.Emit(OpCodes.Stloc, index);
        il.MarkLabel(next);
        EmitLine(statement.Location);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, index);
        il.Emit(OpCodes.Ldloc, index);
        loadLimit();
        il.Emit(OpCodes.Bge, end);
        return index;
    }

    private void EmitSwitch(BoundSwitch statement)
    {
        var subject = il.DeclareLocal(typeof(Value));
        if (Fallible.Is(statement.Subject))
        {
            Guarded(statement.Subject, statement.Location, () =>
            {
                EmitBoxedExpression(statement.Subject);
                il.Emit(OpCodes.Stloc, subject);
            });
        }
        else
        {
            EmitBoxedExpression(statement.Subject);
            il.Emit(OpCodes.Stloc, subject);
        }

        var end = il.DefineLabel();
        var labels = statement.Cases.Select(_ => il.DefineLabel()).ToArray();
        var otherwise = end;
        for (var i = 0; i < labels.Length; i++)
        {
            var block = statement.Cases[i];
            if (block.IsDefault)
                otherwise = labels[i];
            foreach (var label in block.Labels)
            {
                EmitLabelTest(subject, label, statement.Subject.Type);
                il.Emit(OpCodes.Brtrue, labels[i]);
            }

            foreach (var (type, symbol) in block.Types)
            {
                var no = il.DefineLabel();
                il.Emit(OpCodes.Ldloc, subject);
                LoadObject<ScriptType>(type);
                Call(typeof(TypeTests), nameof(TypeTests.CanCast));
                il.Emit(OpCodes.Brfalse, no);
                if (symbol is not null)
                {
                    il.Emit(OpCodes.Ldloc, subject);
                    LoadObject<ScriptType>(type);
                    Call(typeof(TypeTests), nameof(TypeTests.Cast));
                    EmitOpen(symbol.Type);
                    StoreLocal(symbol);
                }

                il.Emit(OpCodes.Br, labels[i]);
                il.MarkLabel(no);
            }
        }

        il.Emit(OpCodes.Br, otherwise);
        var outer = _fallthrough;
        _breaks.Push(end);
        for (var i = 0; i < labels.Length; i++)
        {
            il.MarkLabel(labels[i]);
            _fallthrough = i + 1 < labels.Length ? labels[i + 1] : end;
            EmitStatement(statement.Cases[i].Body);
            il.Emit(OpCodes.Br, end);
        }

        _breaks.Pop();
        _fallthrough = outer;
        il.MarkLabel(end);
    }

    private void EmitLabelTest(LocalBuilder subject, Value label, ScriptType type)
    {
        if (label.Object is null && type.Tag is not (TypeTag.Double or TypeTag.Time or TypeTag.Interval))
        {
            il.Emit(OpCodes.Ldloca, subject);
            il.Emit(OpCodes.Call, batch.Compiler.Methods.Find(typeof(Value), "get_" + nameof(Value.Bits)));
            il.Emit(OpCodes.Ldc_I8, (long)label.Bits);
            il.Emit(OpCodes.Ceq);
            return;
        }

        il.Emit(OpCodes.Ldloc, subject);
        EmitConstant(label, type);
        EmitBox(type);
        Call(typeof(ValueKeys), nameof(ValueKeys.Equal), typeof(Value), typeof(Value));
    }
}
