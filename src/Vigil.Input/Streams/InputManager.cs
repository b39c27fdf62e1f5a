using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Input.Indicators;
using Vigil.Input.Reading;

namespace Vigil.Input.Streams;

/// <summary>All input streams of one engine: makes them, and applies what their readers say, in order.</summary>
public sealed class InputManager : IOutsideSource
{
    // Events of what came are handled between the shares, so that a large source does not pile them up.
    private const int Share = 8; // batches of one stream at a time

    private readonly EngineContext _context;
    private readonly Dictionary<string, InputReaderDescriptor> _kinds;
    private readonly Dictionary<string, InputStream> _streams = [];
    private readonly List<InputStream> _order = [];
    private readonly HashSet<string> _removed = [];

    /// <summary>Makes the manager of an engine.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="kinds">The readers there are.</param>
    public InputManager(EngineContext context, IEnumerable<InputReaderDescriptor> kinds)
    {
        _context = context;
        _kinds = kinds.ToDictionary(static kind => kind.Name);
        context.Outside.Add(this);
        Indicators = new(context);
    }

    /// <summary>Files of indicators.</summary>
    public IndicatorFiles Indicators { get; }

    /// <inheritdoc/>
    public bool HoldsFirstPacket =>
        _order.Exists(static stream => stream.Reader.ReadsToTheEnd && (stream.Reader.IsFirstReading || !stream.Reader.Channel.IsEmpty));

    /// <summary>Streams at present.</summary>
    public int Count => _streams.Count;

    /// <summary>Has a stream read its source again.</summary>
    /// <returns>Whether there is such a stream.</returns>
    public bool ForceUpdate(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
        {
            _context.Reporter.Error($"Stream {name} not found");
            return false;
        }

        stream.Reader.Channel.RequestUpdate();
        return true;
    }

    /// <summary>Ends a stream; what it brought stays.</summary>
    /// <returns>Whether there was such a stream.</returns>
    public bool Remove(string name)
    {
        if (!_streams.Remove(name, out var stream))
            return _removed.Contains(name); // its reader may still be at work on its end

        _order.Remove(stream);
        _removed.Add(name);
        stream.Reader.Channel.Stop();
        stream.End();
        return true;
    }

    /// <inheritdoc/>
    public bool Deliver()
    {
        var isBehind = false;
        foreach (var stream in _order.ToArray()) // what is applied may add and remove streams
        {
            for (var share = Share; share > 0 && IsAlive(stream) && stream.Reader.Channel.TryTake(out var batch); share--)
            {
                for (var i = 0; i < batch.Messages.Count && IsAlive(stream); i++)
                    Apply(stream, batch, batch.Messages[i]);
                stream.Reader.Channel.Return(batch);
            }

            isBehind |= !stream.Reader.Channel.IsEmpty;
        }

        return isBehind;
    }

    /// <inheritdoc/>
    public void Close()
    {
        foreach (var stream in _order)
            stream.Reader.Channel.Stop();
        foreach (var stream in _order)
            stream.Reader.Close();
        _order.Clear();
        _streams.Clear();
    }

    internal bool Add(StreamDescription description, Func<ReaderThread, InputStream> create, IRowSink? sink = null)
    {
        if (_streams.ContainsKey(description.Name))
            return Refuse($"Trying create already existing input stream {description.Name}");
        if (!_kinds.TryGetValue(description.Reader, out var kind))
            return Refuse($"Input stream {description.Name}: there is no reader {description.Reader}; the readers are {string.Join(", ", _kinds.Keys)}");
        var reader = kind.Create(new()
        {
            Name = description.Name,
            Source = description.Source,
            Mode = description.Mode,
            Fields = description.Fields,
            Config = description.Config,
            Names = description.Names,
            Engine = _context,
        });
        var stream = create(new(reader, _context.Outside, description.Name, sink));
        _removed.Remove(description.Name);
        _streams.Add(description.Name, stream);
        _order.Add(stream);
        return true;
    }

    internal bool Refuse(string message)
    {
        _context.Reporter.Error(message);
        return false;
    }

    private bool IsAlive(InputStream stream) => _streams.GetValueOrDefault(stream.Description.Name) == stream;

    private void Apply(InputStream stream, InputBatch batch, in InputMessage message)
    {
        var values = batch.ValuesOf(message);
        switch (message.Kind)
        {
            case InputMessageKind.Entry when IsComplete(stream, values):
                stream.Enter(values);
                break;
            case InputMessageKind.Put when IsComplete(stream, values):
                stream.Put(values);
                break;
            case InputMessageKind.Delete:
                stream.Delete(values);
                break;
            case InputMessageKind.Clear:
                stream.Clear();
                break;
            case InputMessageKind.EndOfEntries:
                stream.EndEntries();
                TellEndOfData(stream);
                break;
            case InputMessageKind.EndOfData:
                TellEndOfData(stream);
                break;
            case InputMessageKind.Event:
                Raise(message.Text, values.ToArray());
                break;
            case InputMessageKind.Info or InputMessageKind.Warning or InputMessageKind.Error:
                Tell(stream, message.Kind, message.Text);
                break;
            default:
                break; // the reader has ended; its stream stays until a script removes it
        }
    }

    private void TellEndOfData(InputStream stream)
    {
        if (stream is not AnalysisStream)
            Raise("Input::end_of_data", [Value.String(stream.Description.Name), Value.String(stream.Description.Source)]);
    }

    private bool IsComplete(InputStream stream, ReadOnlySpan<Value> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].IsSet || stream.Description.Fields[i].IsOptional)
                continue;
            Tell(stream, InputMessageKind.Warning, "Skipping input with missing non-optional value");
            return false;
        }

        return true;
    }

    private void Raise(string name, Value[] arguments)
    {
        if (_context.Service<EventTable>().Find(name) is { IsHandled: true } handle)
            handle.Raise(arguments);
    }

    private void Tell(InputStream stream, InputMessageKind kind, string text)
    {
        var description = stream.Description;
        var shown = $"{description.Source}/{description.Reader}: {text}";
        var level = 0L;
        switch (kind)
        {
            case InputMessageKind.Warning:
                level = 1;
                _context.Reporter.Warning(shown);
                break;
            case InputMessageKind.Error:
                level = 2;
                _context.Reporter.Error(shown);
                break;
            default:
                _context.Reporter.Info(shown);
                break;
        }

        if (description.ErrorEvent is { } target && _context.Service<EventTable>().Find(target.FunctionName) is { IsHandled: true } handle)
            handle.Raise(description.Record, Value.String(text), Value.Enum(description.Names.Enum("Reporter::Level"), level));
    }
}
