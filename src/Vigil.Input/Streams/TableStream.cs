using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Input.Streams;

/// <summary>Keeps a table or set of a script equal to a source.</summary>
/// <remarks>
/// What the source said is remembered apart from the table, as a fingerprint for each index: rows that say the same as the
/// time before do nothing, so that changes scripts made by hand stay until the source itself changes.
/// </remarks>
internal sealed class TableStream : InputStream
{
    private const ulong RoundBit = 1UL << 63;
    private const ulong UsedBit = 1; // no fingerprint is 0

    private readonly TableVal _table;
    private readonly RowLayout _index;
    private readonly RowLayout? _value;
    private readonly FuncVal? _predicate;
    private readonly FuncVal? _event;
    private readonly SourceMemory _seen = new();
    private readonly Value[] _columns; // of an index, for its fingerprint
    private readonly Value[] _key;
    private ulong _round = RoundBit;
    private bool _hasRound;

    public TableStream(EngineContext context, StreamDescription description, TableVal table, RowLayout index, RowLayout? value)
        : base(context, description)
    {
        (_table, _index, _value) = (table, index, value);
        _predicate = description.Field("pred").Object as FuncVal;
        _event = description.Field("ev").Object as FuncVal;
        _columns = new Value[index.Columns];
        _key = new Value[index.FieldCount];
    }

    public override void Enter(ReadOnlySpan<Value> row)
    {
        var index = RowValues.Fingerprint(row[.._index.Columns]);
        var print = (RowValues.Fingerprint(row[_index.Columns..]) & ~RoundBit) | UsedBit;
        var isKnown = _seen.TryGet(index, out var before);
        if (isKnown && (before & ~RoundBit) == print)
        {
            if ((before & RoundBit) != _round)
                _seen.Set(index, print | _round);
            return;
        }

        var key = ReadKey(row);
        var change = isKnown ? InputChange.Changed : InputChange.New;
        var value = ReadValue(row);
        if (!IsWanted(change, row, value))
        {
            if (isKnown)
                _seen.Set(index, (before & ~RoundBit) | _round); // the old one stays
            return;
        }

        Value old = default;
        if (isKnown && _event is not null && !_table.TryGet(key, out old))
            old = value;
        _table.Assign(Context, key, value);
        _seen.Set(index, print | _round);
        Tell(change, row, isKnown ? old : value);
    }

    public override void EndEntries()
    {
        if (_hasRound)
            RemoveUnseen();
        _hasRound = true;
        _round ^= RoundBit;
    }

    public override void Put(ReadOnlySpan<Value> row)
    {
        var key = ReadKey(row);
        var value = ReadValue(row);
        var isKnown = _table.TryGet(key, out var old);
        var change = isKnown ? InputChange.Changed : InputChange.New;
        if (!IsWanted(change, row, value))
            return;
        _table.Assign(Context, key, value);
        Tell(change, row, isKnown ? old : value);
    }

    public override void Delete(ReadOnlySpan<Value> row)
    {
        var key = ReadKey(row);
        if (_table.TryGet(key, out var old) && IsWanted(InputChange.Removed, row, old))
        {
            _table.Delete(Context, key);
            Tell(InputChange.Removed, row, old);
        }

        _seen.Remove(RowValues.Fingerprint(row[.._index.Columns]));
    }

    public override void Clear()
    {
        _seen.Clear();
        _table.Clear(Context);
    }

    // Entries of the table that came from the source and that the source did not say again.
    private void RemoveUnseen()
    {
        var gone = new List<Value[]>();
        for (var cursor = _table.Next(-1); cursor >= 0; cursor = _table.Next(cursor))
        {
            if (_seen.TryGet(PrintOf(_table.KeyAt(cursor)), out var row) && (row & RoundBit) != _round)
                gone.Add(_table.KeyAt(cursor).ToArray());
        }

        foreach (var key in gone)
        {
            if (!_table.TryGet(key, out var old))
                continue; // a function called for another entry took it away
            if (_predicate is not null && !Ask(InputChange.Removed, IndexOf(key), old))
            {
                var index = PrintOf(key);
                _seen.TryGet(index, out var row);
                _seen.Set(index, (row & ~RoundBit) | _round);
                continue;
            }

            if (_event is not null)
                TellWith(InputChange.Removed, IndexOf(key), old);
            _table.Delete(Context, key);
        }

        _seen.Keep(RoundBit, _round);
    }

    private ulong PrintOf(ReadOnlySpan<Value> key)
    {
        if (_index.IsFlat)
            return RowValues.Fingerprint(key);
        Array.Clear(_columns);
        _index.Spread(key, _columns);
        return RowValues.Fingerprint(_columns);
    }

    private ReadOnlySpan<Value> ReadKey(ReadOnlySpan<Value> row)
    {
        if (_index.IsFlat)
            return row[.._index.Columns];
        _index.BuildFields(Context, row, 0, _key);
        return _key;
    }

    private Value ReadValue(ReadOnlySpan<Value> row)
    {
        if (_value is null)
            return default;
        if (Description.WantsRecord)
            return _value.Build(Context, row, _index.Columns);
        Value value = default;
        _value.BuildFields(Context, row, _index.Columns, new Span<Value>(ref value));
        return value;
    }

    // The index as the record that the stream was described with; its fields are the components of the key.
    private Value IndexOf(ReadOnlySpan<Value> key)
    {
        var record = RecordVal.Create(_index.Type, Context);
        _index.Fill(record, key);
        return Value.Of(record);
    }

    private bool IsWanted(InputChange change, ReadOnlySpan<Value> row, Value value) =>
        _predicate is null || Ask(change, _index.Build(Context, row, 0), value);

    private bool Ask(InputChange change, Value index, Value value)
    {
        Value[] arguments = _table.TableType.IsSet && _predicate!.FunctionType.Parameters.Length < 3 // called only with one
            ? [Change(change), index]
            : [Change(change), index, value];
        return ScriptCalls.TryInvoke(Context, _predicate!, arguments, out var answer) && answer.AsBool();
    }

    private void Tell(InputChange change, ReadOnlySpan<Value> row, Value value)
    {
        if (_event is not null)
            TellWith(change, _index.Build(Context, row, 0), value);
    }

    private void TellWith(InputChange change, Value index, Value value) =>
        Raise(_event, _table.TableType.IsSet ? [Description.Record, Change(change), index] : [Description.Record, Change(change), index, value]);
}
