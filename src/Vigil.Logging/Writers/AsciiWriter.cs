using System.Globalization;
using System.Text;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Logs as text files, one row a line: separated columns or JSON.</summary>
[LogWriter("Log::WRITER_ASCII")]
internal sealed class AsciiWriter(LogOptions options) : LogWriter
{
    private const int WriteSize = 1 << 16;

    private readonly ByteBuffer _buffer = new(WriteSize + 8192);
    private RowFormat? _format;
    private LogTarget? _target;
    private LogOptions _options = new();
    private Stream? _file;

    public override void DoInit(LogTarget target)
    {
        _target = target;
        _options = options.With(target.Config);
        _format = _options.UseJson ? new JsonFormat(_options) : new TsvFormat(_options);
        if (_options.ToStandardOutput)
        {
            _file = new FileStream("/dev/stdout", FileMode.Open, FileAccess.Write);
        }
        else
        {
            var name = Path.Combine(_options.Directory, $"{target.Path}.{_options.Suffix}");
            _file = new FileStream(name, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }

        if (HasHeader)
            AppendHeader();
    }

    public override void DoWrite(ReadOnlySpan<Value> row)
    {
        _format!.Append(_buffer, _target!, row); // set by DoInit
        if (_buffer.Length >= WriteSize)
            DoFlush();
    }

    public override void DoFlush()
    {
        _file!.Write(_buffer.Span); // set by DoInit
        _buffer.Clear();
    }

    public override void DoFinish()
    {
        if (HasHeader)
            _buffer.Append($"{_options.MetaPrefix}close{_options.Separator}{Timestamp()}\n");
        DoFlush();
        _file!.Dispose();
    }

    private bool HasHeader => _options.IncludeMeta && !_options.UseJson;

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

    private string EscapedSeparator() =>
        string.Concat(Encoding.UTF8.GetBytes(_options.Separator).Select(static o => $"\\x{o:x2}"));

    // A log file is opened at a moment of the wall clock, also when the packets are old.
    private static string Timestamp() => TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture);
}
