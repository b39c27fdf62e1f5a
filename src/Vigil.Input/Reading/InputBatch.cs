using Vigil.Core.Values;

namespace Vigil.Input.Reading;

/// <summary>What a reader said, in order. Batches are used again, so that rows on their way cost no memory.</summary>
internal sealed class InputBatch
{
    private const int Size = 512; // messages
    private const int MostValuesKept = 1 << 14;

    private readonly List<InputMessage> _messages = new(Size);
    private Value[] _values = [];
    private int _used;

    /// <summary>The messages.</summary>
    public IReadOnlyList<InputMessage> Messages => _messages;

    /// <summary>Whether it is time to hand it over.</summary>
    public bool IsFull => _messages.Count >= Size;

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => _messages.Count == 0;

    /// <summary>Adds a message; the values are copied.</summary>
    public void Add(InputMessageKind kind, ReadOnlySpan<Value> values, string text)
    {
        if (_used + values.Length > _values.Length)
            Array.Resize(ref _values, Math.Max(_values.Length * 2, _used + (values.Length * 16)));
        values.CopyTo(_values.AsSpan(_used));
        _messages.Add(new(kind, _used, values.Length, text));
        _used += values.Length;
    }

    /// <summary>The values of a message.</summary>
    public ReadOnlySpan<Value> ValuesOf(in InputMessage message) => _values.AsSpan(message.First, message.Count);

    /// <summary>Makes it new.</summary>
    public void Clear()
    {
        _messages.Clear();
        if (_values.Length > MostValuesKept)
            _values = [];
        else
            Array.Clear(_values, 0, _used);
        _used = 0;
    }
}
