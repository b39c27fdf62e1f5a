using Vigil.Analysis.Connections;
using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>One file on its way through the network: what of it has come, who looks at it, what scripts know of it.</summary>
public sealed class TrackedFile : IValueSource
{
    private readonly FileAnalysis _owner;
    private readonly RecordVal _record;
    private readonly List<FileAnalyzer> _analyzers = [];
    private readonly List<byte[]> _beginning = [];
    private FileReassembler? _reassembler;
    private long _beginningSize;
    private bool _hasBeginning; // no more octets are added to the beginning
    private bool _isSniffed;
    private bool _isFlushing;
    private bool _isDone;
    private long _seen;
    private long _missing;
    private long _overflow;
    private long? _total;

    internal TrackedFile(FileAnalysis owner, string id, string source)
    {
        _owner = owner;
        Id = id;
        Source = source;
        _record = owner.Records.NewFile();
        Set("id", Value.String(id));
        Set("source", Value.String(source));
        TimeoutInterval = owner.Options.Timeout;
        Set("timeout_interval", Value.Interval(TimeoutInterval));
        Set("bof_buffer_size", Value.Count((ulong)owner.Options.BeginningSize));
        ReassemblyBuffer = owner.Options.ReassemblyBuffer;
        Touch();
        Timer = new(owner, this);
    }

    /// <summary>Its identifier (fuid).</summary>
    public string Id { get; }

    /// <summary>Who delivers it: the name of a protocol.</summary>
    public string Source { get; }

    /// <summary>The engine.</summary>
    public EngineContext Engine => _owner.Engine;

    /// <summary>Octets delivered in order.</summary>
    public long SeenBytes => _seen;

    /// <summary>Octets known to be lost.</summary>
    public long MissingBytes => _missing;

    /// <summary>Position of the next octet in order.</summary>
    public long Position { get; private set; }

    /// <summary>Whether all that was announced has come, or is known to be lost.</summary>
    public bool IsComplete => Position >= _total;

    /// <summary>Those who look at it.</summary>
    public IReadOnlyList<FileAnalyzer> Analyzers => _analyzers;

    /// <summary>The <c>fa_file</c> record; the same for the whole life of the file.</summary>
    public RecordVal Record => _record;

    internal FileTimer Timer { get; }

    internal long HeldOctets => _reassembler?.Size ?? 0;

    internal NetworkTime LastActive { get; private set; }

    internal double TimeoutInterval { get; private set; }

    internal bool IsTimeoutPostponed { get; set; }

    internal bool IsReassembled { get; set; }

    internal long ReassemblyBuffer { get; set; }

    /// <inheritdoc/>
    public Value ToValue() => Value.Of(_record);

    /// <summary>Sets a field of the record, if the scripts declare it.</summary>
    public void Set(string field, Value value)
    {
        var slot = _record.RecordType.SlotOf(field);
        if (slot >= 0)
            _record[slot] = value;
    }

    internal void Touch()
    {
        LastActive = Engine.Now;
        Set("last_active", Value.Time(LastActive));
    }

    internal void SetTimeout(double seconds)
    {
        TimeoutInterval = seconds;
        Set("timeout_interval", Value.Interval(seconds));
    }

    // Returns whether the connection is new for this file.
    internal bool AddConnection(Connection connection, Direction direction)
    {
        Set("is_orig", Value.Bool(direction.IsOrig()));
        var slot = _record.RecordType.SlotOf("conns");
        if (slot < 0)
            return false;
        if (!_record[slot].IsSet)
            _record[slot] = Value.Of(new TableVal((TableType)_record.RecordType.Fields[slot].Type));
        var record = connection.ToRecord();
        var id = record[record.RecordType.SlotOf("id")];
        var connections = _record[slot].AsTable();
        if (connections.Contains(id))
            return false;
        connections.Set(id, Value.Of(record));
        return true;
    }

    internal void SetTotal(long size)
    {
        _total = size;
        Set("total_bytes", Value.Count((ulong)size));
    }

    // Tells the type from what the protocol says; too late once content has come.
    internal void SetMime(ByteString type)
    {
        if (_isSniffed || _beginningSize > 0)
            return;
        _isSniffed = true;
        _hasBeginning = true;
        Sniffed(_owner.Records.Metadata(type));
    }

    internal void DataIn(ReadOnlySpan<byte> data) => DataIn(data, Position);

    internal void DataIn(ReadOnlySpan<byte> data, long offset)
    {
        for (var i = 0; i < _analyzers.Count; i++)
        {
            if (!_analyzers[i].IsRemoved && !_analyzers[i].DeliverChunk(data, offset))
                Remove(_analyzers[i]);
        }

        if (_reassembler is null or { IsEmpty: true } && offset == Position)
        {
            DeliverStream(data);
            return;
        }

        if (!IsReassembled)
        {
            _overflow += data.Length;
            Set("overflow_bytes", Value.Count((ulong)_overflow));
            return;
        }

        _reassembler ??= new();
        if (_reassembler.Size > ReassemblyBuffer)
            Overflow();
        if (offset < Position)
        {
            // Sent again: only what lies ahead is of use.
            if (offset + data.Length <= Position)
                return;
            data = data[(int)(Position - offset)..];
            offset = Position;
        }

        _reassembler.Add(offset, data);
        DrainReassembler();
    }

    internal void Gap(long offset, long length)
    {
        if (_reassembler is not null && !_isFlushing)
        {
            FlushTo(offset + length);
            return;
        }

        if (!_hasBeginning)
        {
            // A type can still be told from what came before the gap.
            _hasBeginning = true;
            if (_missing == 0)
                Sniff();
        }

        for (var i = 0; i < _analyzers.Count; i++)
        {
            if (!_analyzers[i].IsRemoved && !_analyzers[i].Undelivered(offset, length))
                Remove(_analyzers[i]);
        }

        _owner.Events.FileGap(this, (ulong)offset, (ulong)length);
        Position += length;
        _missing += length;
        Set("missing_bytes", Value.Count((ulong)_missing));
    }

    internal void EndOfFile()
    {
        if (_isDone)
            return;
        if (_reassembler is not null)
            FlushTo(long.MaxValue);
        _isDone = true;
        if (!_isSniffed)
            Sniff();
        for (var i = 0; i < _analyzers.Count; i++)
        {
            CatchUp(_analyzers[i], _beginning.Count);
            if (!_analyzers[i].IsRemoved && !_analyzers[i].EndOfFile())
                Remove(_analyzers[i]);
        }

        _owner.Events.FileStateRemove(this);
        foreach (var analyzer in _analyzers)
            Remove(analyzer);
    }

    internal bool AddAnalyzer(FileAnalyzerDescriptor descriptor, RecordVal? arguments)
    {
        if (_isDone)
            return false;
        if (FindAnalyzer(descriptor, arguments) is not null)
            return true;
        var analyzer = descriptor.Create(new(this, descriptor, arguments));
        if (!analyzer.Init())
            return false;
        _analyzers.Add(analyzer);
        return true;
    }

    internal FileAnalyzer? FindAnalyzer(FileAnalyzerDescriptor descriptor, RecordVal? arguments) =>
        _analyzers.Find(a => !a.IsRemoved && a.Descriptor == descriptor && SameArguments(a.Arguments, arguments));

    internal static void Remove(FileAnalyzer analyzer)
    {
        if (analyzer.IsRemoved)
            return;
        analyzer.IsRemoved = true;
        analyzer.Done();
    }

    private static bool SameArguments(RecordVal? left, RecordVal? right)
    {
        if (left is null || right is null)
            return left is null == right is null;
        for (var i = 0; i < left.Count; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a.IsSet != b.IsSet || a.Bits != b.Bits)
                return false;
            if (a.Object is ByteString text ? !text.Equals(b.Object as ByteString) : !ReferenceEquals(a.Object, b.Object))
                return false;
        }

        return true;
    }

    private void DeliverStream(ReadOnlySpan<byte> data)
    {
        var isBeginning = !_hasBeginning;
        if (isBeginning)
            KeepBeginning(data);
        if (!_isSniffed && _hasBeginning && _missing == 0)
            Sniff();
        for (var i = 0; i < _analyzers.Count; i++)
        {
            var analyzer = _analyzers[i];
            CatchUp(analyzer, isBeginning ? _beginning.Count - 1 : _beginning.Count);
            if (!analyzer.IsRemoved && !analyzer.DeliverStream(data))
                Remove(analyzer);
        }

        Position += data.Length;
        _seen += data.Length;
        Set("seen_bytes", Value.Count((ulong)_seen));
    }

    private void KeepBeginning(ReadOnlySpan<byte> data)
    {
        _beginning.Add(data.ToArray());
        _beginningSize += data.Length;
        if (_beginningSize >= _owner.Options.BeginningSize)
            _hasBeginning = true;
    }

    // An analyzer attached late gets the beginning, as far as it was kept.
    private void CatchUp(FileAnalyzer analyzer, int parts)
    {
        if (analyzer.IsCaughtUp)
            return;
        analyzer.IsCaughtUp = true;
        for (var i = 0; i < parts && !analyzer.IsRemoved; i++)
        {
            if (!analyzer.DeliverStream(_beginning[i]))
                Remove(analyzer);
        }
    }

    private void Sniff()
    {
        _isSniffed = true;
        if (_beginningSize == 0)
            return;
        var beginning = ByteString.Adopt([.. _beginning.SelectMany(static part => part)]);
        Set("bof_buffer", Value.Of(beginning));
        if (!_owner.Events.HasFileSniff)
            return;
        var guesses = new List<MimeGuess>();
        _owner.Detect(beginning.Span[..(int)Math.Min(beginning.Length, _owner.Options.BeginningSize)], guesses);
        Sniffed(_owner.Records.Metadata(guesses));
    }

    private void Sniffed(Value metadata)
    {
        if (!_owner.Events.HasFileSniff)
            return;
        _owner.Events.FileSniff(this, metadata);
        _owner.Engine.Events.Drain(); // handlers attach analyzers
    }

    private void DrainReassembler()
    {
        while (_reassembler is { IsEmpty: false } && _reassembler.First <= Position)
        {
            var ahead = Position - _reassembler.First;
            var part = _reassembler.TakeFirst();
            if (ahead < part.Length)
                DeliverStream(part.AsSpan((int)ahead));
        }
    }

    // Gives up what is missing before a position and delivers what is there.
    private void FlushTo(long position)
    {
        _isFlushing = true;
        while (_reassembler is { IsEmpty: false } && _reassembler.First < position)
        {
            if (_reassembler.First > Position)
                Gap(Position, _reassembler.First - Position);
            DrainReassembler();
        }

        if (position != long.MaxValue && position > Position)
            Gap(Position, position - Position);
        DrainReassembler();
        _isFlushing = false;
    }

    private void Overflow()
    {
        var (position, missing) = (Position, _missing);
        FlushTo(long.MaxValue);
        var skipped = _missing - missing;
        _overflow += skipped;
        Set("overflow_bytes", Value.Count((ulong)_overflow));
        _owner.Events.FileReassemblyOverflow(this, (ulong)position, (ulong)skipped);
    }
}
