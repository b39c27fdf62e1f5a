using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Input.Streams;

/// <summary>Raises an event for every row.</summary>
internal sealed class EventStream(EngineContext context, StreamDescription description, RowLayout layout, FuncVal target)
    : InputStream(context, description)
{
    public override void Enter(ReadOnlySpan<Value> row) => Put(row);

    public override void Put(ReadOnlySpan<Value> row) => Tell(row, InputChange.New);

    public override void Delete(ReadOnlySpan<Value> row) => Tell(row, InputChange.Removed);

    private void Tell(ReadOnlySpan<Value> row, InputChange change)
    {
        Value[] arguments;
        if (Description.WantsRecord)
        {
            arguments = [Description.Record, Change(change), layout.Build(Context, row, 0)];
        }
        else
        {
            arguments = new Value[2 + layout.FieldCount];
            (arguments[0], arguments[1]) = (Description.Record, Change(change));
            layout.BuildFields(Context, row, 0, arguments.AsSpan(2));
        }

        Raise(target, arguments);
    }
}
