using System.Text;

namespace Vigil.Tools.Cut;

/// <summary>Takes the lines of logs and writes the columns asked for.</summary>
/// <remarks>
/// header lines -> which columns there are -> for each row: those asked for. Logs may follow one another, each with its own columns.
/// </remarks>
internal sealed class LogCut(CutOptions options, Stream output, TextWriter errors)
{
    private readonly JsonCut _json = new(options, output, errors);
    private readonly List<Range> _fields = [];
    private byte[] _separator = "\t"u8.ToArray();
    private byte[] _outputSeparator = "\t"u8.ToArray();
    private byte[] _unset = "-"u8.ToArray();
    private int[] _indexes = [];
    private bool[] _isTime = [];
    private string[] _names = [];
    private bool _expectsTypes;
    private bool _hasRows; // since the last header
    private int _headers; // blocks so far

    /// <summary>A line.</summary>
    /// <exception cref="CutError">A header is not what it must be.</exception>
    public void Take(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("#"u8))
        {
            TakeHeader(line);
            return;
        }

        if (_expectsTypes)
            throw new CutError("bad log header (missing #types line)");
        _hasRows = true;
        if (line.StartsWith("{"u8))
            _json.Take(line);
        else
            TakeRow(line);
    }

    /// <summary>There are no more lines.</summary>
    public void End()
    {
        if (_expectsTypes)
            throw new CutError("bad log header (missing #types line)");
    }

    private bool ShowsHeader => options.Header == HeaderChoice.All || (options.Header == HeaderChoice.First && _headers == 1 && !_hasRows);

    private void TakeHeader(ReadOnlySpan<byte> line)
    {
        if (_expectsTypes && !line.StartsWith("#types"u8))
            throw new CutError("bad log header (missing #types line)");
        // Another log begins; one whose header has lost its first line is noticed by its columns.
        if (_headers == 0 || line.StartsWith("#separator"u8) || (_hasRows && line.StartsWith("#fields"u8)))
        {
            _headers++;
            _hasRows = false;
        }

        if (line.StartsWith("#separator "u8))
        {
            _separator = Unescaped(line["#separator "u8.Length..]);
            _outputSeparator = options.Separator is { } chosen ? [chosen] : _separator;
            if (options.Separator is not null)
            {
                WriteHeader(Encoding.ASCII.GetBytes($"#separator \\x{_outputSeparator[0]:x2}"));
                return;
            }
        }
        else if (line.StartsWith("#unset_field"u8))
        {
            _unset = After(line, "#unset_field"u8).ToArray();
        }
        else if (line.StartsWith("#fields"u8))
        {
            TakeNames(After(line, "#fields"u8));
            return;
        }
        else if (line.StartsWith("#types"u8))
        {
            TakeTypes(After(line, "#types"u8));
            return;
        }

        WriteHeader(line);
    }

    private void TakeNames(ReadOnlySpan<byte> names)
    {
        Split(names);
        _names = new string[_fields.Count];
        for (var i = 0; i < _names.Length; i++)
            _names[i] = Encoding.UTF8.GetString(names[_fields[i]]);
        _indexes = Choose(_names);
        _isTime = new bool[_names.Length];
        _expectsTypes = true;
        if (!ShowsHeader)
            return;
        if (!options.IsHeaderShort)
        {
            output.Write("#fields"u8);
            output.Write(_outputSeparator);
        }

        for (var i = 0; i < _indexes.Length; i++)
        {
            if (i > 0)
                output.Write(_outputSeparator);
            if (_indexes[i] >= 0)
                output.Write(names[_fields[_indexes[i]]]);
        }

        output.WriteByte((byte)'\n');
    }

    private void TakeTypes(ReadOnlySpan<byte> types)
    {
        _expectsTypes = false;
        Split(types);
        for (var i = 0; i < Math.Min(_fields.Count, _isTime.Length); i++)
            _isTime[i] = types[_fields[i]].SequenceEqual("time"u8);
        if (!ShowsHeader || options.IsHeaderShort)
            return;
        output.Write("#types"u8);
        foreach (var index in _indexes)
        {
            output.Write(_outputSeparator);
            if (index < 0 || index >= _fields.Count)
                continue;
            if (options.TimeFormat is not null && _isTime[index])
                output.Write("string"u8);
            else
                output.Write(types[_fields[index]]);
        }

        output.WriteByte((byte)'\n');
    }

    private void TakeRow(ReadOnlySpan<byte> line)
    {
        Split(line);
        if (_fields.Count < _names.Length)
        {
            errors.WriteLine("vigil-cut: skipping log line (not enough fields)");
            return;
        }

        for (var i = 0; i < _indexes.Length; i++)
        {
            if (i > 0)
                output.Write(_outputSeparator);
            if (_indexes[i] < 0)
                continue;
            var field = line[_fields[_indexes[i]]];
            if (options.TimeFormat is { } format && _isTime[_indexes[i]] && !field.SequenceEqual(_unset))
                CutTime.Write(output, field, format, options.Zone, errors);
            else
                output.Write(field);
        }

        output.WriteByte((byte)'\n');
    }

    private int[] Choose(string[] names)
    {
        if (options.IsComplement)
            return [.. Enumerable.Range(0, names.Length).Where(i => !options.Columns.Contains(names[i]))];
        return options.Columns.Count == 0
            ? [.. Enumerable.Range(0, names.Length)]
            : [.. options.Columns.Select(column => Array.IndexOf(names, column))];
    }

    private void WriteHeader(ReadOnlySpan<byte> line)
    {
        if (!ShowsHeader || options.IsHeaderShort)
            return;
        output.Write(line);
        output.WriteByte((byte)'\n');
    }

    private void Split(ReadOnlySpan<byte> line)
    {
        _fields.Clear();
        var start = 0;
        while (true)
        {
            var next = line[start..].IndexOf(_separator);
            if (next < 0)
                break;
            _fields.Add(new(start, start + next));
            start += next + _separator.Length;
        }

        _fields.Add(new(start, line.Length));
    }

    private ReadOnlySpan<byte> After(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key)
    {
        var rest = line[key.Length..];
        return rest.StartsWith(_separator) ? rest[_separator.Length..] : rest;
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> text)
    {
        var octets = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 3 < text.Length && text[i] == '\\' && text[i + 1] == 'x'
                && byte.TryParse(text.Slice(i + 2, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var octet))
            {
                octets.Add(octet);
                i += 3;
            }
            else
            {
                octets.Add(text[i]);
            }
        }

        return octets.Count > 0 ? [.. octets] : [(byte)'\t'];
    }
}
