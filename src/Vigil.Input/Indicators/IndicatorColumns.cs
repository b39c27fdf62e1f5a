using Vigil.Core.Values;
using Vigil.Input.Reading;

namespace Vigil.Input.Indicators;

/// <summary>The columns of a row of indicators as octets, and back. What repeats in a column is kept once.</summary>
internal sealed class IndicatorColumns
{
    private const int MostWords = 4096; // of a column that are kept once
    private const int LongestWord = 256; // octets

    // What the number at the beginning of a column says.
    private const ulong Unset = 0;
    private const ulong Inline = 1;
    private const ulong FirstWord = 2;

    private readonly IReadOnlyList<InputField> _fields;
    private readonly Dictionary<ByteString, int>[] _numbers;
    private readonly List<ByteString>[] _words;
    private readonly int _source;

    /// <summary>Columns of a stream.</summary>
    /// <param name="fields">The columns of a row: indicator, type, and what is known about it.</param>
    public IndicatorColumns(IReadOnlyList<InputField> fields)
    {
        _fields = fields;
        _numbers = new Dictionary<ByteString, int>[fields.Count];
        _words = new List<ByteString>[fields.Count];
        _source = -1;
        for (var i = 0; i < fields.Count; i++)
        {
            (_numbers[i], _words[i]) = ([], []);
            switch (fields[i].Name)
            {
                case "indicator":
                    Indicator = i;
                    break;
                case "indicator_type":
                    Type = i;
                    break;
                case "meta.source":
                    _source = i;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Which column is the indicator.</summary>
    public int Indicator { get; } = -1;

    /// <summary>Which column is its type.</summary>
    public int Type { get; } = -1;

    /// <summary>How many there are.</summary>
    public int Count => _fields.Count;

    /// <summary>Whether the columns are those of indicators.</summary>
    public bool AreComplete => Indicator >= 0 && Type >= 0 && _source >= 0;

    /// <summary>The value of a type of indicators.</summary>
    public Value TypeValue(int type) => Value.Scalar(_fields[Type].Type, (ulong)type);

    /// <summary>Writes what is known about an indicator, the source first.</summary>
    /// <returns><see langword="false"/> if a value is neither text nor number, or one is missing.</returns>
    public bool TryWrite(ReadOnlySpan<Value> row, OctetBuffer into, out int sourceLength)
    {
        sourceLength = 0;
        if (!TryWrite(_source, row[_source], into))
            return false;
        sourceLength = into.Length;
        for (var i = 0; i < row.Length; i++)
        {
            if (i != Indicator && i != Type && i != _source && !TryWrite(i, row[i], into))
                return false;
        }

        return true;
    }

    /// <summary>Reads what <see cref="TryWrite(ReadOnlySpan{Value}, OctetBuffer, out int)"/> wrote.</summary>
    public void Read(ref OctetReader from, Span<Value> row)
    {
        row[_source] = Read(_source, ref from);
        for (var i = 0; i < row.Length; i++)
        {
            if (i != Indicator && i != Type && i != _source)
                row[i] = Read(i, ref from);
        }
    }

    private bool TryWrite(int column, Value value, OctetBuffer into)
    {
        if (!value.IsSet)
        {
            into.Number(Unset);
            return _fields[column].IsOptional;
        }

        if (value.Object is null)
        {
            into.Number(Inline);
            into.Number(value.Bits);
            return true;
        }

        if (value.Object is not ByteString text)
            return false;
        if (NumberOf(column, text) is >= 0 and var number)
        {
            into.Number(FirstWord + (ulong)number);
            return true;
        }

        into.Number(Inline);
        into.Text(text.Span);
        return true;
    }

    private Value Read(int column, ref OctetReader from)
    {
        var what = from.Number();
        if (what == Unset)
            return default;
        if (what >= FirstWord)
            return Value.Of(_words[column][(int)(what - FirstWord)]);
        var type = _fields[column].Type;
        return type.Tag == Core.Types.TypeTag.String ? Value.String(from.Text()) : Value.Scalar(type, from.Number());
    }

    // Once a column has too many words no more are added, so that a word is always written in the same way.
    private int NumberOf(int column, ByteString text)
    {
        if (text.Length > LongestWord)
            return -1;
        var numbers = _numbers[column];
        if (numbers.TryGetValue(text, out var number))
            return number;
        if (numbers.Count >= MostWords)
            return -1;
        numbers.Add(text, numbers.Count);
        _words[column].Add(text);
        return numbers.Count - 1;
    }
}
