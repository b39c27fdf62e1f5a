using Vigil.Analysis.Files;
using Vigil.Analysis.Tree;
using Vigil.Core.Net;

namespace Vigil.Protocols.Transfer;

/// <summary>A connection that is nothing but a file (FTP's data connections, DCC): its octets go to file analysis.</summary>
internal abstract class FileTransferAnalyzer : Analyzer
{
    // As much of the beginning as scripts get to see.
    private const int PrefixLength = 1024;

    private readonly TransferEvents _events;
    private readonly string?[] _file = new string?[2];
    private readonly long[] _length = new long[2];
    private readonly bool[] _isEnded = new bool[2];
    private byte[]? _prefix;
    private int _prefixLength;

    /// <summary>Begins on a connection.</summary>
    protected FileTransferAnalyzer(AnalyzerContext context)
        : base(context) => _events = TransferEvents.Of(Engine);

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (_file[0], _file[1]) = (_file[1], _file[0]);
        (_length[0], _length[1]) = (_length[1], _length[0]);
        (_isEnded[0], _isEnded[1]) = (_isEnded[1], _isEnded[0]);
        base.FlipRoles();
    }

    /// <inheritdoc/>
    public override void EndpointEof(Direction direction)
    {
        EndFile(direction);
        base.EndpointEof(direction);
    }

    /// <inheritdoc/>
    public override void Done()
    {
        if (_prefixLength is > 0 and < PrefixLength)
            TellPrefix();
        EndFile(Direction.Originator);
        EndFile(Direction.Responder);
        base.Done();
    }

    /// <inheritdoc/>
    protected override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        KeepPrefix(data);
        var at = (int)direction;
        _file[at] = Connection.Services.Files.DataIn(data, this, direction, _file[at]);
        _length[at] += data.Length;
        base.DeliverStream(data, direction);
    }

    /// <inheritdoc/>
    protected override void Undelivered(long offset, long length, Direction direction)
    {
        var at = (int)direction;
        _file[at] = Connection.Services.Files.Gap(_length[at], length, this, direction, _file[at]);
        _length[at] += length;
        base.Undelivered(offset, length, direction);
    }

    private void EndFile(Direction direction)
    {
        if (_isEnded[(int)direction])
            return;
        _isEnded[(int)direction] = true;
        var files = Connection.Services.Files;
        if (_file[(int)direction] is { } file)
            files.EndOfFile(file);
        else
            files.EndOfFile(this, direction);
    }

    private void KeepPrefix(ReadOnlySpan<byte> data)
    {
        if (_prefixLength == PrefixLength || !_events.HasFileTransferred)
            return;
        _prefix ??= new byte[PrefixLength];
        var count = Math.Min(data.Length, PrefixLength - _prefixLength);
        data[..count].CopyTo(_prefix.AsSpan(_prefixLength));
        _prefixLength += count;
        if (_prefixLength == PrefixLength)
            TellPrefix();
    }

    private void TellPrefix()
    {
        var prefix = _prefix.AsSpan(0, _prefixLength);
        var guesses = new List<MimeGuess>();
        Engine.Find<IMimeDetector>()?.Detect(prefix, guesses);
        _events.FileTransferred(Connection, prefix, "<unknown>", guesses.Count > 0 ? guesses[0].Mime : "<unknown>");
    }
}
