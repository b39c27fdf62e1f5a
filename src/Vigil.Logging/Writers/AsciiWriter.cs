using System.Globalization;
using System.Text;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Logs as text files, one row a line: separated columns or JSON.</summary>
[LogWriter("Log::WRITER_ASCII")]
internal sealed class AsciiWriter(LogOptions options) : LogWriter
{
    private const int WriteSize = 1 << 16;

    private readonly ByteBuilder _buffer = new(WriteSize + 8192);
    private RowFormat? _format;
    private LogTarget? _target;
    private LogOptions _options = new();
    private AsciiFile? _file; // null after a rotation until the next row
    private long _held;
    private bool _buffers = true;

    public override long Held => _held;

    private bool HasHeader => _options is { IncludeMeta: true, UseJson: false, HasPlainHeader: false };

    private bool IsDevice => _options.ToStandardOutput || _target!.Path.StartsWith("/dev/", StringComparison.Ordinal); // set by DoInit

    public override void DoInit(LogTarget target)
    {
        _target = target;
        _options = options.With(target.Config);
        _format = _options.UseJson ? new JsonFormat(_options) : new TsvFormat(_options);
        Open(target.Continues);
    }

    public override void DoWrite(ReadOnlySpan<Value> row)
    {
        if (_file is null)
            Open(append: false);
        _format!.Append(_buffer, _target!, row); // set by DoInit
        _held++;
        if (!_buffers || _buffer.Length >= WriteSize)
            DoFlush();
    }

    public override void DoSetBuf(bool enabled) => _buffers = enabled;

    public override void DoFlush()
    {
        _file?.Write(_buffer);
        _held = 0;
    }

    public override string? DoRotate(LogRotation rotation)
    {
        if (_file is null || IsDevice)
            return null;
        Close();
        var name = Unused(rotation.Path, Ending);
        File.Move(FileName, name);
        ShadowFile.Remove(FileName);
        return name;
    }

    public override void DoFinish()
    {
        if (_file is not null)
            Close();
        _buffer.Dispose();
    }

    private string Ending => _options.GzipLevel > 0 ? $".{_options.Suffix}.{_options.GzipExtension}" : "." + _options.Suffix;

    private string FileName => Path.Combine(_options.Directory, _target!.Path + Ending); // set by DoInit

    private void Open(bool append)
    {
        if (IsDevice)
        {
            _file = _options.ToStandardOutput || _target!.Path == "/dev/stdout" // set by DoInit
                ? AsciiFile.OpenStandardOutput()
                : AsciiFile.Open(_target.Path, append, 0);
        }
        else
        {
            if (_options.KeepsShadows && _target!.RotationInterval > 0)
                ShadowFile.Write(FileName, Ending, _target.PostProcessor);
            _file = AsciiFile.Open(FileName, append, _options.GzipLevel);
        }

        if (HasHeader)
            AppendHeader();
        else if (_options is { HasPlainHeader: true, UseJson: false })
            _buffer.Append(string.Join(_options.Separator, _target!.Schema.Columns.Select(static c => c.Name)) + "\n");
        if (!IsDevice)
            DoFlush(); // who looks for the log finds it, with its header, from the beginning
    }

    private void Close()
    {
        if (HasHeader)
            _buffer.Append($"{_options.MetaPrefix}close{_options.Separator}{Timestamp()}\n");
        DoFlush();
        _file!.Close(); // callers have asked
        _file = null;
    }

    private void AppendHeader()
    {
        var columns = _target!.Schema.Columns; // set by DoInit
        var meta = _options.MetaPrefix;
        var separator = _options.Separator;
        _buffer.Append($"{meta}separator {EscapedSeparator()}\n");
        _buffer.Append($"{meta}set_separator{separator}{_options.SetSeparator}\n");
        _buffer.Append($"{meta}empty_field{separator}{_options.EmptyField}\n");
        _buffer.Append($"{meta}unset_field{separator}{_options.UnsetField}\n");
        _buffer.Append($"{meta}path{separator}{_target.Path}\n");
        _buffer.Append($"{meta}open{separator}{Timestamp()}\n");
        _buffer.Append($"{meta}fields{separator}{string.Join(separator, columns.Select(static c => c.Name))}\n");
        _buffer.Append($"{meta}types{separator}{string.Join(separator, columns.Select(static c => c.TypeName))}\n");
    }

    // What shows stands for itself; a blank would not be seen at the end of the line.
    private string EscapedSeparator() =>
        string.Concat(Encoding.UTF8.GetBytes(_options.Separator).Select(static o => o is > 32 and < 127 ? $"{(char)o}" : $"\\x{o:x2}"));

    // A log file is opened at a moment of the wall clock, also when the packets are old.
    private static string Timestamp() => TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture);

    // A file put aside before is never overwritten, whatever scripts call it.
    private static string Unused(string path, string ending)
    {
        var name = path + ending;
        for (var number = 2; File.Exists(name); number++)
            name = $"{path}-{number}{ending}";
        return name;
    }
}
