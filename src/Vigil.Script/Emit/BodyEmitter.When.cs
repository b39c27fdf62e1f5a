using System.Reflection.Emit;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Vigil.Runtime.When;
using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <content>Anonymous functions and <c>when</c>: code with a frame of captured variables.</content>
internal sealed partial class BodyEmitter
{
    private void EmitFrame(FunctionBody inner)
    {
        il.Emit(OpCodes.Ldc_I4, inner.FrameSize);
        il.Emit(OpCodes.Newarr, typeof(Value));
        foreach (var capture in inner.Captures)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, capture.Inner.Captured);
            if (capture.IsCopy)
                LoadContext();
            LoadLocalOrUnset(capture.Outer);
            if (capture.IsCopy)
                Call(typeof(Tables), nameof(Tables.Copy));
            il.Emit(OpCodes.Stelem, typeof(Value));
        }
    }

    private void EmitLambda(BoundLambda lambda)
    {
        batch.Enqueue(lambda.Body);
        LoadObject(lambda.Body.Name);
        LoadObject(lambda.Body.Type);
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ldftn, lambda.Body.Method!); // declared when it was queued
        il.Emit(OpCodes.Newobj, typeof(ScriptBody).GetConstructors()[0]);
        EmitFrame(lambda.Body);
        il.Emit(OpCodes.Newobj, typeof(LambdaVal).GetConstructors()[0]);
    }

    private void EmitWhen(BoundWhen when)
    {
        batch.Enqueue(when.Condition);
        batch.Enqueue(when.Body);
        if (when.TimeoutBody is not null)
            batch.Enqueue(when.TimeoutBody);
        var captured = when.Condition.Captures
            .Where(static c => c.Inner.Type.Tag is TypeTag.Table or TypeTag.Record or TypeTag.Vector or TypeTag.Any)
            .Select(static c => c.Inner.Captured);
        var code = new WhenCode
        {
            Condition = when.Condition.Code,
            Body = when.Body.Code,
            TimeoutBody = when.TimeoutBody?.Code,
            IsReturn = when.IsReturn,
            Globals = [.. when.Globals.Where(static g => g.Slot >= 0).Select(static g => g.Slot)],
            Captured = [.. captured],
            Location = when.Location,
        };
        LoadContext();
        LoadObject(code);
        EmitFrame(when.Condition);
        if (when.Timeout is null)
        {
            il.Emit(OpCodes.Ldc_R8, double.NaN);
        }
        else
        {
            EmitExpression(when.Timeout);
            if (when.Timeout.Type.Tag == TypeTag.Time)
            {
                LoadContext();
                Call(typeof(Tables), nameof(Tables.UntilTime));
            }
        }

        if (!when.IsReturn)
        {
            Call(typeof(Calls), nameof(Calls.Wait));
            return;
        }

        LoadSite(when.Location, "");
        Call(typeof(Calls), nameof(Calls.WaitReturn));
        if (_isTyped && body.Type.Result.Tag == TypeTag.Void)
            il.Emit(OpCodes.Pop);
        else if (_isTyped)
            EmitOpen(body.Type.Result);
        il.Emit(OpCodes.Ret);
    }
}
