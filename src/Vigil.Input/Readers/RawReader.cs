using System.Globalization;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Input.Text;

namespace Vigil.Input.Readers;

/// <summary>Reads what stands between separators as it is: from a file, from standard input (<c>-</c>), from a command (<c>cmd |</c>).</summary>
[InputReader("Input::READER_RAW")]
internal sealed class RawReader : InputReader
{
    private readonly byte[] _separator;
    private readonly bool _takesErrors;
    private readonly string? _command;
    private readonly bool _isStandardInput;
    private readonly List<ChildOutput> _outputs = [];
    private LineFile? _file;
    private FileStamp _stamp;
    private ChildProcess? _child;

    public RawReader(ReaderTarget target)
        : base(target)
    {
        _separator = FieldSyntax.Octets(target.Setting("record_separator", "InputRaw::record_separator", "\n"));
        _takesErrors = target.Config.TryGetValue("read_stderr", out var wish) && wish is not ("0" or "F" or "");
        var source = target.Source.Trim(' ');
        _isStandardInput = source == "-";
        if (source.EndsWith('|'))
            _command = source[..^1];
    }

    /// <inheritdoc/>
    public override bool ReadsToTheEnd => base.ReadsToTheEnd && _command is null && !_isStandardInput;

    public override bool DoInit()
    {
        if (Check() is { } mistake)
        {
            Error(mistake);
            return false;
        }

        return DoUpdate();
    }

    public override bool DoUpdate()
    {
        if (_command is null && !_isStandardInput)
            return ReadFile();
        if (_outputs.Count == 0)
            Open();
        // A stream is told as it comes; otherwise the whole of it is waited for.
        if (Target.Mode == ReaderMode.Stream)
            return ReadOutputs();
        while (_outputs.Count > 0)
        {
            ReadOutputs();
            if (_outputs.Count > 0)
            {
                Channel.Flush();
                Channel.Await(TimeSpan.FromMilliseconds(100));
                Stopping.ThrowIfCancellationRequested();
            }
        }

        return true;
    }

    public override bool DoHeartbeat()
    {
        if (_command is null && !_isStandardInput)
            return base.DoHeartbeat();
        return _outputs.Count == 0 || ReadOutputs();
    }

    public override void DoClose()
    {
        _file?.Dispose();
        foreach (var output in _outputs)
            output.Close();
        _child?.Dispose();
    }

    private string? Check()
    {
        if (_separator.Length != 1)
            return "separator length has to be 1";
        if (Target.Source.Length == 0)
            return "No source path provided";
        if (Target.Source[0] == '|')
            return $"Source '{Target.Source}' writes to a command, which an input stream cannot";
        if (Fields.Count == 0 || Fields[0].Type.Tag != TypeTag.String)
            return "First field for the raw reader always has to be of type string.";
        if (Fields.Count > (_takesErrors ? 2 : 1))
            return "Filter for raw reader contains more than one field. Filters for the raw reader may only contain exactly one string field. Filters with an additional bool tell standard error apart.";
        return _takesErrors && (Fields.Count != 2 || Fields[1].Type.Tag != TypeTag.Bool)
            ? "Second field for the raw reader always has to be of type bool."
            : null;
    }

    private bool ReadFile()
    {
        var stamp = FileStamp.Of(Target.Source);
        if (Target.Mode == ReaderMode.Reread && _file is not null && stamp == _stamp)
            return true;
        _stamp = stamp ?? default;
        var follows = Target.Mode == ReaderMode.Stream && _file is not null && _file.IsStill(Target.Source);
        if (!follows)
        {
            _file?.Dispose();
            _file = null;
            try
            {
                _file = new(Target.Source);
                if (Target.Config.TryGetValue("offset", out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
                    _file.Seek(offset);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Error($"Init: cannot open {Target.Source}");
                return false;
            }
        }

        while (_file!.TryRead(_separator[0], Target.Mode != ReaderMode.Stream, stripsReturn: false, out var line)) // opened above
        {
            Tell(line, isError: false);
            Stopping.ThrowIfCancellationRequested();
        }

        if (Target.Mode != ReaderMode.Stream)
            EndCurrentSend();
        return true;
    }

    private void Open()
    {
        if (_isStandardInput)
        {
            _outputs.Add(new(StandardStreams.OpenInput(), RequestHeartbeat, isError: false));
            return;
        }

        var input = Target.Config.TryGetValue("stdin", out var text) ? FieldSyntax.Octets(text) : null;
        _child = ChildProcess.Start(_command!, input, _takesErrors); // a command: standard input was handled above
        _outputs.Add(new(_child.Output, RequestHeartbeat, isError: false));
        if (_takesErrors)
            _outputs.Add(new(_child.Errors, RequestHeartbeat, isError: true));
    }

    // Tells what has come; where everything has ended, that too.
    private bool ReadOutputs()
    {
        foreach (var output in _outputs)
        {
            while (output.TryRead(_separator[0], out var line))
                Tell(line, output.IsError);
        }

        if (_outputs.Exists(static output => !output.HasEnded))
            return true;
        _outputs.Clear();
        if (Target.Mode != ReaderMode.Stream)
            EndCurrentSend();
        if (_child is not null)
            TellExit(_child);
        if (Target.Mode == ReaderMode.Stream)
            EndOfData();
        _child?.Dispose();
        _child = null;
        return true;
    }

    private void TellExit(ChildProcess child)
    {
        var (code, isSignal) = child.WaitForExit();
        SendEvent(
            "InputRaw::process_finished", Value.String(Target.Name), Value.String(Target.Source), Value.Count((ulong)code), Value.Bool(isSignal));
    }

    private void Tell(ReadOnlySpan<byte> line, bool isError)
    {
        var text = Value.String(line);
        Send(Fields.Count == 2 ? [text, Value.Bool(isError)] : [text]);
    }
}
