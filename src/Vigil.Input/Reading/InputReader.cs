using Vigil.Core.Values;

namespace Vigil.Input.Reading;

/// <summary>Reads one source for one stream. All calls come from the reader's own thread, never two at a time.</summary>
/// <remarks>
/// <para>
/// <see cref="DoInit"/> -> <see cref="DoUpdate"/>, <see cref="DoHeartbeat"/> in any order -> <see cref="DoClose"/>.
/// What the protected methods say is applied in the engine's thread in the order it was said.
/// </para>
/// <para>
/// A source that is read as a whole is told row by row with <see cref="SendEntry"/> and closed with
/// <see cref="EndCurrentSend"/>: what was there the time before and is not any more is taken away then. A source that tells
/// of single changes uses <see cref="Put"/>, <see cref="Delete"/> and <see cref="Clear"/>.
/// </para>
/// </remarks>
public abstract class InputReader(ReaderTarget target)
{
    private bool _holdsBack;
    private int _heldBack;
    private Value[]? _row;

    /// <summary>What is read.</summary>
    protected ReaderTarget Target { get; } = target;

    /// <summary>The columns of a row.</summary>
    protected IReadOnlyList<InputField> Fields => Target.Fields;

    /// <summary>Whether the source has an end of its own, which a run over a capture may wait for.</summary>
    public virtual bool ReadsToTheEnd => Target.Mode != ReaderMode.Stream;

    /// <summary>Set when the stream is to end: a call that takes long returns.</summary>
    protected CancellationToken Stopping => Channel.Stopping;

    internal ReaderChannel Channel { get; set; } = null!; // set before the thread starts

    /// <summary>Opens the source and reads it, as far as it can be read now.</summary>
    /// <returns><see langword="false"/> if the stream cannot go on.</returns>
    public abstract bool DoInit();

    /// <summary>Reads again: a script asked for it, or the mode does.</summary>
    /// <returns><see langword="false"/> if the stream cannot go on.</returns>
    public abstract bool DoUpdate();

    /// <summary>Called several times a second, and after <see cref="RequestHeartbeat"/>.</summary>
    /// <returns><see langword="false"/> if the stream cannot go on.</returns>
    public virtual bool DoHeartbeat() => Target.Mode == ReaderMode.Manual || DoUpdate();

    /// <summary>Releases everything.</summary>
    public abstract void DoClose();

    /// <summary>Asks for a heartbeat soon; may be called on any thread.</summary>
    protected void RequestHeartbeat() => Channel.Wake();

    /// <summary>Raises an event, if scripts know one of that name.</summary>
    protected void SendEvent(string name, params ReadOnlySpan<Value> arguments) => Say(InputMessageKind.Event, arguments, name);

    /// <summary>Adds or replaces one row. Rows are copied: the caller may use its array again.</summary>
    protected void Put(ReadOnlySpan<Value> row) => Say(InputMessageKind.Put, row);

    /// <summary>Takes one row away; only its index columns count.</summary>
    protected void Delete(ReadOnlySpan<Value> row) => Say(InputMessageKind.Delete, row);

    /// <summary>Takes all rows away.</summary>
    protected void Clear() => Say(InputMessageKind.Clear, []);

    /// <summary>One row of a source that is read as a whole.</summary>
    protected void SendEntry(ReadOnlySpan<Value> row) => Say(InputMessageKind.Entry, row);

    /// <summary>All rows of a source that is read as a whole have been told; <c>Input::end_of_data</c> follows.</summary>
    protected void EndCurrentSend() => Say(InputMessageKind.EndOfEntries, []);

    /// <summary>Raises <c>Input::end_of_data</c>.</summary>
    protected void EndOfData() => Say(InputMessageKind.EndOfData, []);

    /// <summary>An empty row for <see cref="Send"/>, which it must be handed to before the next one is asked for.</summary>
    protected Value[] NextRow()
    {
        _row ??= new Value[Fields.Count];
        Array.Clear(_row);
        return _row;
    }

    /// <summary>A row in the way that the mode asks for.</summary>
    protected void Send(ReadOnlySpan<Value> row)
    {
        if (Channel.Sink is not { } sink || !sink.TryTake(row))
            Say(Target.Mode == ReaderMode.Stream ? InputMessageKind.Put : InputMessageKind.Entry, row);
    }

    /// <summary>Something worth knowing.</summary>
    protected void Info(string text) => Say(InputMessageKind.Info, [], text);

    /// <summary>Something is wrong with the source, but the stream goes on.</summary>
    protected void Warning(string text)
    {
        if (_holdsBack)
            _heldBack++;
        else
            Say(InputMessageKind.Warning, [], text);
    }

    /// <summary>The stream cannot go on.</summary>
    protected void Error(string text) => Say(InputMessageKind.Error, [], text);

    /// <summary>An error that ends the stream, or else a warning after which others are held back until <see cref="EndHoldingBack"/>.</summary>
    protected void Fail(bool isError, string text)
    {
        if (isError)
        {
            Error(text);
            return;
        }

        Warning(text);
        _holdsBack = true;
    }

    /// <summary>The source can be read again: warnings are told again.</summary>
    protected void EndHoldingBack()
    {
        if (!_holdsBack)
            return;
        _holdsBack = false;
        if (_heldBack > 0)
            Warning($"Suppressed {_heldBack} warning(s)");
        _heldBack = 0;
    }

    private void Say(InputMessageKind kind, ReadOnlySpan<Value> values, string text = "") => Channel.Add(kind, values, text);
}
