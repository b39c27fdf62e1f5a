using System.Text;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Input.Text;

namespace Vigil.Input.Readers;

/// <summary>Reads text files with a heading line <c>#fields</c> and a row on each line, such as the program's own logs.</summary>
[InputReader("Input::READER_ASCII")]
internal sealed class AsciiReader : InputReader
{
    private const int MostColumns = 1 << 16; // of a heading

    private readonly string _path;
    private readonly byte _separator;
    private readonly bool _failsOnFile;
    private readonly bool _failsOnLine;
    private readonly FieldParser _parser;
    private readonly string? _badSetting;
    private LineFile? _file;
    private FileStamp _stamp;
    private int[] _columns = []; // of each field: where it is on a line, -1 if the source has no such column
    private int[] _typeColumns = [];
    private int[] _starts = [];
    private int _needed; // parts of a line that are looked at

    public AsciiReader(ReaderTarget target)
        : base(target)
    {
        _path = target.PathBelow(target.Names.Text("InputAscii::path_prefix", ""));
        var separator = target.Setting("separator", "InputAscii::separator", "\t");
        var setSeparator = target.Setting("set_separator", "InputAscii::set_separator", ",");
        if (separator.Length != 1)
            _badSetting = "separator length has to be 1. Separator will be truncated.";
        else if (setSeparator.Length != 1)
            _badSetting = "set_separator length has to be 1. Separator will be truncated.";
        _separator = separator.Length > 0 ? FieldSyntax.Octets(separator)[0] : (byte)'\t';
        var syntax = FieldSyntax.Of(
            setSeparator,
            target.Setting("empty_field", "InputAscii::empty_field", "(empty)"),
            target.Setting("unset_field", "InputAscii::unset_field", "-"));
        _failsOnFile = target.Setting("fail_on_file_problem", "InputAscii::fail_on_file_problem");
        _failsOnLine = target.Setting("fail_on_invalid_lines", "InputAscii::fail_on_invalid_lines");
        _parser = new(syntax, Warning);
    }

    public override bool DoInit()
    {
        if (_badSetting is not null)
            Error(_badSetting);
        return DoUpdate();
    }

    public override bool DoUpdate()
    {
        if (Target.Mode == ReaderMode.Reread && FileStamp.Of(_path) is { } stamp)
        {
            if (stamp == _stamp && _file is not null)
                return true;
            _stamp = stamp;
        }

        var follows = Target.Mode == ReaderMode.Stream && _file is not null && _file.IsStill(_path);
        if (!follows && !Open())
            return !_failsOnFile;
        if (_columns.Length == 0)
            return true; // a file that is followed and has no heading yet
        while (_file!.TryRead(Target.Mode != ReaderMode.Stream, out var line)) // opened above
        {
            if (IsComment(ref line, isHeading: false))
                continue;
            if (!ReadRow(line))
                return false;
            Stopping.ThrowIfCancellationRequested();
        }

        if (Target.Mode != ReaderMode.Stream)
            EndCurrentSend();
        return true;
    }

    public override void DoClose() => _file?.Dispose();

    // Opens the file, from its beginning, and finds the columns.
    private bool Open()
    {
        _file?.Dispose();
        _file = null;
        _columns = [];
        try
        {
            _file = new(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(_failsOnFile, $"Init: cannot open {_path}");
            return false;
        }

        EndHoldingBack();
        do
        {
            if (!_file.TryRead(takesLast: true, out var line))
            {
                Fail(_failsOnFile, $"Could not read input data file {_path}; first line could not be read");
                _file.Dispose();
                _file = null;
                return false;
            }

            if (!IsComment(ref line, isHeading: true))
                return FindColumns(line);
        }
        while (true);
    }

    // Empty lines and comments; of a heading only the names are left.
    private bool IsComment(ref ReadOnlySpan<byte> line, bool isHeading)
    {
        if (line.IsEmpty)
            return true;
        if (line[0] != '#')
            return false;
        if (line.Length <= 8 || !line.StartsWith("#fields"u8) || line[7] != _separator)
            return true;
        line = line[8..];
        return !isHeading;
    }

    private bool FindColumns(ReadOnlySpan<byte> heading)
    {
        var names = new Dictionary<string, int>();
        var count = Split(heading, MostColumns);
        for (var i = 0; i < count; i++)
            names.TryAdd(Encoding.UTF8.GetString(Part(heading, i)), i);
        var columns = new int[Fields.Count];
        var types = new int[Fields.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = Fields[i];
            columns[i] = names.GetValueOrDefault(field.Name, -1);
            types[i] = field.TypeColumn is { } typeColumn ? names.GetValueOrDefault(typeColumn, -1) : -1;
            if (columns[i] < 0 && !field.IsOptional)
                return Missing($"Did not find requested field {field.Name} in input data file {_path}.");
            if (field.TypeColumn is not null && types[i] < 0)
                return Missing($"Could not find requested port type field {field.TypeColumn} in input data file {_path}.");
        }

        (_columns, _typeColumns, _needed) = (columns, types, Math.Max(columns.Max(), types.Max()) + 1);
        return true;
    }

    private bool Missing(string message)
    {
        Fail(_failsOnFile, message);
        _file?.Dispose();
        _file = null;
        return false;
    }

    // False only if the stream cannot go on.
    private bool ReadRow(ReadOnlySpan<byte> line)
    {
        var count = Split(line, _needed);
        var row = NextRow();
        for (var i = 0; i < row.Length; i++)
        {
            var column = _columns[i];
            if (column < 0)
                continue;
            if (column >= count || _typeColumns[i] >= count)
            {
                Fail(_failsOnLine, $"Not enough fields in line '{FieldNumbers.Shown(line)}' of {_path}. Found {count - 1} fields, want positions {column} and {_typeColumns[i]}");
                return !_failsOnLine;
            }

            if (!_parser.TryParse(Part(line, column), Fields[i].Name, Fields[i].Type, out row[i]))
            {
                Warning($"Could not convert line '{FieldNumbers.Shown(line)}' of {_path} to Val. Ignoring line.");
                return true;
            }

            if (_typeColumns[i] >= 0 && row[i].IsSet)
                row[i] = WithTransport(row[i], Part(line, _typeColumns[i]));
        }

        EndHoldingBack();
        Send(row);
        return true;
    }

    private Value WithTransport(Value value, ReadOnlySpan<byte> word)
    {
        if (!FieldParser.TryTransport(word, out var transport))
            Warning($"Port '{value.AsPort().Number}' contained unknown protocol '{FieldNumbers.Shown(word)}'");
        return value.Type.Tag == TypeTag.Port ? Value.Port(new Port(value.AsPort().Number, transport)) : value;
    }

    // Notes where the parts of a line begin, and where one more would; those that nobody wants are not counted.
    private int Split(ReadOnlySpan<byte> line, int most)
    {
        var count = 0;
        var start = 0;
        while (true)
        {
            if (count + 2 > _starts.Length)
                Array.Resize(ref _starts, Math.Max(16, _starts.Length * 2));
            _starts[count++] = start;
            var length = line[start..].IndexOf(_separator);
            if (length < 0)
            {
                _starts[count] = line.Length + 1;
                return count;
            }

            start += length + 1;
            if (count >= most)
            {
                _starts[count] = start;
                return count;
            }
        }
    }

    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> line, int number) => line[_starts[number]..(_starts[number + 1] - 1)];
}
