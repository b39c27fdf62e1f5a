using System.Text;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Input.Text;
using Vigil.Runtime;

namespace Vigil.Input.Readers;

/// <summary>Reads lines of an option's name and its value, and tells of every value that differs from the one before.</summary>
[InputReader("Input::READER_CONFIG")]
internal sealed class ConfigReader : InputReader
{
    private readonly string _path;
    private readonly bool _failsOnFile;
    private readonly FieldParser _parser;
    private readonly IProgramInfo _program;
    private readonly Dictionary<string, string> _known = [];
    private FileStamp _stamp;
    private bool _wasRead;

    public ConfigReader(ReaderTarget target)
        : base(target)
    {
        _path = target.PathBelow(target.Names.Text("InputAscii::path_prefix", ""));
        _failsOnFile = target.Setting("fail_on_file_problem", "InputConfig::fail_on_file_problem");
        _program = ScriptRuntime.Of(target.Engine).Program;
        _parser = new(
            FieldSyntax.Of(
                target.Setting("set_separator", "InputConfig::set_separator", ","),
                target.Setting("empty_field", "InputConfig::empty_field", ""),
                unset: ""),
            Warning);
    }

    public override bool DoInit() => DoUpdate();

    public override bool DoUpdate()
    {
        var stamp = FileStamp.Of(_path);
        if (Target.Mode != ReaderMode.Manual && _wasRead && stamp == _stamp)
            return true;
        _stamp = stamp ?? default;
        try
        {
            using var file = new LineFile(_path);
            EndHoldingBack();
            while (file.TryRead(takesLast: true, out var line))
            {
                var rest = Trim(line);
                if (!rest.IsEmpty && rest[0] != '#')
                    Read(line, rest);
                Stopping.ThrowIfCancellationRequested();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(_failsOnFile, $"Init: cannot open {_path}");
            return !_failsOnFile;
        }

        _wasRead = true;
        if (Target.Mode != ReaderMode.Stream)
            EndCurrentSend();
        return true;
    }

    public override void DoClose()
    {
        // The file is open only while it is read.
    }

    private void Read(ReadOnlySpan<byte> line, ReadOnlySpan<byte> rest)
    {
        var gap = rest.IndexOfAny(" \t"u8);
        if (gap < 0)
        {
            Warning($"Could not parse '{FieldNumbers.Shown(line)}'; line has invalid format. Ignoring line.");
            return;
        }

        var name = Encoding.UTF8.GetString(rest[..gap]);
        var text = Trim(rest[gap..]);
        if (_program.FindGlobal(name) is not { IsOption: true } option)
        {
            Warning($"Option '{name}' does not exist. Ignoring line.");
            return;
        }

        if (!FieldParser.IsSupported(option.Type))
        {
            Warning($"Option '{name}' has type '{option.Type}', which is not supported for config file reading. Ignoring line.");
            return;
        }

        if (!_parser.TryParse(text, name, option.Type, out var value) || !value.IsSet)
        {
            Warning($"Could not convert line '{FieldNumbers.Shown(line)}' to value. Ignoring line.");
            return;
        }

        if (Fields.Count > 0)
            Send(Row(name, text));
        var shown = Encoding.Latin1.GetString(text);
        if (_known.TryGetValue(name, out var before) && before == shown)
            return;
        _known[name] = shown;
        SendEvent("InputConfig::new_value", Value.String(Target.Name), Value.String(Target.Source), Value.String(name), value);
    }

    // Whatever the columns are called: the first is the name, the second the value.
    private Value[] Row(string name, ReadOnlySpan<byte> text)
    {
        var row = new Value[Fields.Count];
        row[0] = Value.String(name);
        for (var i = 1; i < row.Length; i++)
            row[i] = Value.String(text);
        return row;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\v\f"u8);
}
