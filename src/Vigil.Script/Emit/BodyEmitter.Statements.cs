using System.Reflection.Emit;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Script.Binding;
using Vigil.Script.Diagnostics;

namespace Vigil.Script.Emit;

/// <content>Statements.</content>
internal sealed partial class BodyEmitter
{
    private readonly Stack<(Label Break, Label Next)> _loops = new();
    private readonly Stack<Label> _breaks = new();
    private readonly Stack<LocalBuilder> _walks = new();
    private Label _fallthrough;

    private void EmitStatement(BoundStatement statement)
    {
        if (statement is not BoundBlock)
            EmitLine(statement.Location);
        switch (statement)
        {
            case BoundBlock block:
                foreach (var inner in block.Statements)
                    EmitStatement(inner);
                break;
            case BoundExpressionStatement e:
                Guarded(e.Expression, e.Location, () => EmitEffect(e.Expression));
                break;
            case BoundPrint p:
                Guarded(p.Arguments, p.Location, () =>
                {
                    LoadContext();
                    LoadArray(p.Arguments);
                    Call(typeof(Printing), nameof(Printing.Print));
                });
                break;
            case BoundEvent e:
                Guarded(e.Arguments, e.Location, () =>
                {
                    LoadContext();
                    il.Emit(OpCodes.Ldc_I4, e.Event.EventNumber);
                    LoadArray(e.Arguments);
                    Call(typeof(Calls), nameof(Calls.Queue));
                });
                break;
            case BoundIf i:
                EmitIf(i);
                break;
            case BoundWhile w:
                EmitWhile(w);
                break;
            case BoundFor f:
                EmitFor(f);
                break;
            case BoundSwitch s:
                EmitSwitch(s);
                break;
            case BoundNext:
                if (_loops.TryPeek(out var loop))
                    il.Emit(OpCodes.Br, loop.Next);
                break;
            case BoundBreak:
                EmitBreak();
                break;
            case BoundFallthrough:
                il.Emit(OpCodes.Br, _fallthrough);
                break;
            case BoundReturn r:
                EmitReturn(r);
                break;
            case BoundLocalDeclaration d:
                EmitDeclaration(d);
                break;
            case BoundWhen w:
                EmitWhen(w);
                break;
            case BoundAssert a:
                EmitAssert(a);
                break;
            case BoundSliceAssign s:
                Guarded(s.Source, s.Location, () => EmitSliceAssign(s));
                break;
        }
    }

    private void Guarded(BoundExpression part, SourceLocation location, Action emit) => Guarded([part], location, emit);

    // A statement whose expressions may end without a value: then it has no effect and the next one runs.
    private void Guarded(IReadOnlyList<BoundExpression> parts, SourceLocation location, Action emit)
    {
        if (!parts.Any(Fallible.Is))
        {
            emit();
            return;
        }

        il.BeginExceptionBlock();
        emit();
        il.BeginCatchBlock(typeof(NoValueError));
        var error = il.DeclareLocal(typeof(NoValueError));
        il.Emit(OpCodes.Stloc, error);
        LoadContext();
        il.Emit(OpCodes.Ldloc, error);
        LoadObject(location);
        Call(typeof(Printing), nameof(Printing.ReportNoValue));
        il.EndExceptionBlock();
    }

    private void EmitIf(BoundIf statement)
    {
        var (otherwise, end) = (il.DefineLabel(), il.DefineLabel());
        EmitTest(statement.Condition, otherwise, end);
        EmitStatement(statement.Then);
        if (statement.Else is not null)
            il.Emit(OpCodes.Br, end);
        il.MarkLabel(otherwise);
        if (statement.Else is not null)
            EmitStatement(statement.Else);
        il.MarkLabel(end);
    }

    // Goes on if the condition holds, to the first label if not, to the second if it has no value.
    private void EmitTest(BoundExpression condition, Label ifFalse, Label ifNone)
    {
        if (!Fallible.Is(condition))
        {
            EmitBranchFalse(condition, ifFalse);
            return;
        }

        var outcome = il.DeclareLocal(typeof(int));
        il.Emit(OpCodes.Ldc_I4_2);
        il.Emit(OpCodes.Stloc, outcome);
        Guarded(condition, condition.Location, () =>
        {
            EmitExpression(condition);
            il.Emit(OpCodes.Stloc, outcome);
        });
        il.Emit(OpCodes.Ldloc, outcome);
        il.Emit(OpCodes.Brfalse, ifFalse);
        il.Emit(OpCodes.Ldloc, outcome);
        il.Emit(OpCodes.Ldc_I4_2);
        il.Emit(OpCodes.Beq, ifNone);
    }

    private void EmitBranchFalse(BoundExpression condition, Label target)
    {
        switch (condition)
        {
            case BoundBinary { Operator: Syntax.BinaryOperator.And, Type.Tag: TypeTag.Bool } and:
                EmitBranchFalse(and.Left, target);
                EmitBranchFalse(and.Right, target);
                break;
            case BoundUnary { Operator: Syntax.UnaryOperator.Not, Operand: { Type.Tag: TypeTag.Bool } operand }:
                EmitExpression(operand);
                il.Emit(OpCodes.Brtrue, target);
                break;
            default:
                EmitExpression(condition);
                il.Emit(OpCodes.Brfalse, target);
                break;
        }
    }

    private void EmitWhile(BoundWhile statement)
    {
        var (next, end) = (il.DefineLabel(), il.DefineLabel());
        il.MarkLabel(next);
        EmitLine(statement.Location);
        EmitTest(statement.Condition, end, end);
        EmitLoopBody(statement.Body, next, end);
        il.Emit(OpCodes.Br, next);
        il.MarkLabel(end);
    }

    private void EmitLoopBody(BoundStatement statement, Label next, Label end)
    {
        _loops.Push((end, next));
        _breaks.Push(end);
        EmitStatement(statement);
        _breaks.Pop();
        _loops.Pop();
    }

    private void EmitBreak()
    {
        if (_breaks.TryPeek(out var end))
        {
            il.Emit(OpCodes.Br, end);
            return;
        }

        // break in a hook body, outside of loops and switches: the bodies after this one do not run
        LeaveWalks();
        il.Emit(OpCodes.Ldc_I4_0);
        EmitBox(BaseType.Bool);
        il.Emit(OpCodes.Ret);
    }

    private void LeaveWalks()
    {
        if (_walks.Count == 0)
            return;
        LoadContext();
        il.Emit(OpCodes.Ldloc, _walks.Last()); // the outermost
        Call(typeof(Walks), nameof(Walks.Leave));
    }

    private void EmitReturn(BoundReturn statement)
    {
        if (statement.Result is not { } result)
        {
            LeaveWalks();
            if (!_isTyped)
                LoadEmptyResult();
            il.Emit(OpCodes.Ret);
            return;
        }

        if (body.IsCondition || !Fallible.Is(result))
        {
            EmitExpression(result);
            if (!_isTyped)
                EmitBox(result.Type);
            LeaveWalks();
            il.Emit(OpCodes.Ret);
            return;
        }

        var value = il.DeclareLocal(ClrTypes.Of(result.Type));
        var done = il.DeclareLocal(typeof(bool));
        var none = il.DefineLabel();
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Stloc, done);
        Guarded(result, statement.Location, () =>
        {
            EmitExpression(result);
            il.Emit(OpCodes.Stloc, value);
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Stloc, done);
        });
        il.Emit(OpCodes.Ldloc, done);
        il.Emit(OpCodes.Brfalse, none);
        LeaveWalks();
        il.Emit(OpCodes.Ldloc, value);
        if (!_isTyped)
            EmitBox(result.Type);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(none);
    }

    private void EmitDeclaration(BoundLocalDeclaration declaration)
    {
        var symbol = declaration.Symbol;
        if (symbol.Name == "_" && declaration.Source is not null)
        {
            Guarded(declaration.Source, declaration.Location, () =>
            {
                EmitExpression(declaration.Source);
                il.Emit(OpCodes.Pop);
            });
            return;
        }

        if (declaration.Source is not null)
        {
            Guarded(declaration.Source, declaration.Location, () =>
            {
                EmitExpression(declaration.Source);
                if (declaration.Attributes is { Fixed: var given } && symbol.Type is TableType)
                {
                    LoadObject(given);
                    Call(typeof(Tables), nameof(Tables.WithAttributes));
                }

                StoreLocal(symbol);
            });
            return;
        }

        if (symbol.Type.Tag is not (TypeTag.Table or TypeTag.Vector or TypeTag.Record) || symbol.Captured >= 0)
            return;

        // Made once in a call: passing the declaration again, in a loop, leaves it as it is.
        var made = il.DefineLabel();
        il.Emit(OpCodes.Ldloc, Local(symbol));
        il.Emit(OpCodes.Brtrue, made);
        EmitNew(symbol.Type, declaration.Attributes);
        il.Emit(OpCodes.Stloc, Local(symbol));
        il.MarkLabel(made);
    }

    private void EmitNew(ScriptType type, BoundTableAttributes? attributes)
    {
        switch (type)
        {
            case TableType table:
                LoadObject(table);
                EmitAttributes(attributes);
                il.Emit(OpCodes.Newobj, typeof(TableVal).GetConstructor([typeof(TableType), typeof(TableAttributes)])!); // the only one
                break;
            case VectorType vector:
                LoadObject(vector);
                il.Emit(OpCodes.Newobj, typeof(VectorVal).GetConstructor([typeof(VectorType)])!); // the only one
                break;
            default:
                LoadObject((RecordType)type);
                LoadContext();
                Call(typeof(RecordVal), nameof(RecordVal.Create));
                break;
        }
    }

    private void EmitAttributes(BoundTableAttributes? attributes)
    {
        if (attributes is null)
        {
            il.Emit(OpCodes.Ldnull);
            return;
        }

        LoadObject(attributes.Fixed);
        if (attributes.Default is not null)
        {
            EmitBoxedExpression(attributes.Default);
            Call(typeof(Tables), nameof(Tables.WithDefault));
        }
    }

    private void EmitAssert(BoundAssert statement)
    {
        var done = il.DefineLabel();
        EmitExpression(statement.Condition);
        var holds = il.DeclareLocal(typeof(bool));
        il.Emit(OpCodes.Stloc, holds);
        il.Emit(OpCodes.Ldloc, holds);
        var watched = il.DefineLabel();
        il.Emit(OpCodes.Brfalse, watched);
        LoadContext();
        Call(typeof(Assertions), nameof(Assertions.AreWatched));
        il.Emit(OpCodes.Brfalse, done);
        il.MarkLabel(watched);
        LoadContext();
        il.Emit(OpCodes.Ldloc, holds);
        LoadSite(statement.Location, BoundText.Quoted(statement.Condition));
        if (statement.Message is null)
            il.Emit(OpCodes.Ldnull);
        else
            EmitExpression(statement.Message);
        Call(typeof(Assertions), nameof(Assertions.Tell));
        il.MarkLabel(done);
    }
}
