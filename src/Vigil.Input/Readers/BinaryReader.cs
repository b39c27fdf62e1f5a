using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;

namespace Vigil.Input.Readers;

/// <summary>Reads a file in pieces of equal size, whatever is in it; mostly for the analysis of files.</summary>
[InputReader("Input::READER_BINARY")]
internal sealed class BinaryReader : InputReader
{
    private readonly string _path;
    private readonly byte[] _chunk;
    private FileStream? _file;
    private FileStamp _stamp;

    public BinaryReader(ReaderTarget target)
        : base(target)
    {
        _path = target.PathBelow(target.Names.Text("InputBinary::path_prefix", ""));
        var size = target.Names.Count("InputBinary::chunk_size", 1024);
        _chunk = new byte[Math.Clamp(size, 1, 16 << 20)];
    }

    public override bool DoInit()
    {
        if (Fields is [{ Type.Tag: TypeTag.String }])
            return DoUpdate();
        Error("Filter for binary reader may only contain exactly one string field.");
        return false;
    }

    public override bool DoUpdate()
    {
        var stamp = FileStamp.Of(_path);
        if (Target.Mode == ReaderMode.Reread && _file is not null && stamp == _stamp)
            return true;
        _stamp = stamp ?? default;
        if (Target.Mode != ReaderMode.Stream || _file is null)
        {
            _file?.Dispose();
            _file = null;
            try
            {
                _file = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Error($"Init: cannot open {_path}");
                return false;
            }
        }

        while (_file.Read(_chunk) is > 0 and var count)
        {
            Send([Value.String(_chunk.AsSpan(0, count))]);
            Stopping.ThrowIfCancellationRequested();
        }

        if (Target.Mode != ReaderMode.Stream)
            EndCurrentSend();
        return true;
    }

    public override void DoClose() => _file?.Dispose();
}
