using System.Globalization;

namespace Vigil.Runtime.Builtins.Time;

/// <summary>C's <c>strptime</c> in the C locale; fields that are not given count from the epoch, in local time.</summary>
internal ref struct CalendarParser
{
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _year = 1970, _month = 1, _day = 1, _hour, _minute, _second;
    private int _dayOfYear;
    private bool? _afternoon;
    private double? _epoch;
    private TimeSpan? _offset;

    private CalendarParser(ReadOnlySpan<char> text) => _text = text;

    public static bool TryParse(string format, string text, out double seconds)
    {
        seconds = 0;
        var parser = new CalendarParser(text);
        return parser.Follow(format) && parser.TryCompose(out seconds);
    }

    private bool Follow(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (char.IsWhiteSpace(format[i]))
            {
                SkipSpace();
            }
            else if (format[i] == '%' && i + 1 < format.Length)
            {
                if (!Read(format[++i]))
                    return false;
            }
            else if (_position < _text.Length && _text[_position] == format[i])
            {
                _position++;
            }
            else
            {
                return false;
            }
        }

        return true; // what is left of the text is not looked at, as in C
    }

    private bool Read(char directive)
    {
        switch (directive)
        {
            case 'Y':
                return Number(4, 1, 9999, out _year);
            case 'y':
                if (!Number(2, 0, 99, out _year))
                    return false;
                _year += _year < 69 ? 2000 : 1900; // POSIX
                return true;
            case 'm':
                return Number(2, 1, 12, out _month);
            case 'd' or 'e':
                return Number(2, 1, 31, out _day);
            case 'j':
                return Number(3, 1, 366, out _dayOfYear);
            case 'H' or 'k':
                return Number(2, 0, 23, out _hour);
            case 'I' or 'l':
                _afternoon ??= false;
                return Number(2, 1, 12, out _hour);
            case 'M':
                return Number(2, 0, 59, out _minute);
            case 'S':
                return Number(2, 0, 60, out _second);
            case 'p':
                return Noon();
            case 'b' or 'B' or 'h':
                return Name(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, 1, ref _month);
            case 'a' or 'A':
                var ignored = 0;
                return Name(CultureInfo.InvariantCulture.DateTimeFormat.DayNames, CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames, 0, ref ignored);
            case 's':
                return Epoch();
            case 'z':
                return Offset();
            case 'F':
                return Follow("%Y-%m-%d");
            case 'T':
                return Follow("%H:%M:%S");
            case 'R':
                return Follow("%H:%M");
            case 'D':
                return Follow("%m/%d/%y");
            case 'n' or 't':
                SkipSpace();
                return true;
            case '%':
                return _position < _text.Length && _text[_position++] == '%';
            default:
                return false;
        }
    }

    private readonly bool TryCompose(out double seconds)
    {
        seconds = _epoch ?? 0;
        if (_epoch is not null)
            return true;
        if (_dayOfYear == 0 && _day > DateTime.DaysInMonth(_year, _month))
            return false;
        var hour = _afternoon is null ? _hour : (_hour % 12) + (_afternoon.Value ? 12 : 0);
        var local = _dayOfYear > 0 ? new DateTime(_year, 1, 1).AddDays(_dayOfYear - 1) : new DateTime(_year, _month, _day);
        local = local.AddSeconds((hour * 3600) + (_minute * 60) + _second);
        var offset = _offset ?? TimeZoneInfo.Local.GetUtcOffset(local);
        seconds = (local - DateTime.UnixEpoch).TotalSeconds - offset.TotalSeconds;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private bool Number(int digits, int least, int most, out int value)
    {
        value = 0;
        SkipSpace();
        var start = _position;
        while (_position < _text.Length && _position - start < digits && char.IsAsciiDigit(_text[_position]))
            value = (value * 10) + (_text[_position++] - '0');
        return _position > start && value >= least && value <= most;
    }

    private bool Noon()
    {
        if (_text.Length - _position < 2)
            return false;
        var word = _text.Slice(_position, 2);
        _position += 2;
        _afternoon = word.Equals("PM", StringComparison.OrdinalIgnoreCase);
        return _afternoon.Value || word.Equals("AM", StringComparison.OrdinalIgnoreCase);
    }

    private bool Name(string[] full, string[] abbreviated, int first, ref int value)
    {
        foreach (var names in (string[][])[full, abbreviated])
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (names[i].Length == 0 || !_text[_position..].StartsWith(names[i], StringComparison.OrdinalIgnoreCase))
                    continue;
                _position += names[i].Length;
                value = i + first;
                return true;
            }
        }

        return false;
    }

    private bool Epoch()
    {
        var start = _position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
            _position++;
        if (!double.TryParse(_text[start.._position], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        _epoch = seconds;
        return true;
    }

    private bool Offset()
    {
        SkipSpace();
        if (_position < _text.Length && _text[_position] == 'Z')
        {
            _position++;
            _offset = TimeSpan.Zero;
            return true;
        }

        if (_position == _text.Length || _text[_position] is not ('+' or '-'))
            return false;
        var sign = _text[_position++] == '-' ? -1 : 1;
        if (!Number(2, 0, 24, out var hours))
            return false;
        if (_position < _text.Length && _text[_position] == ':')
            _position++;
        _ = Number(2, 0, 59, out var minutes);
        _offset = sign * new TimeSpan(hours, minutes, 0);
        return true;
    }
}
