using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Vigil.Analysis.Connections;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>All files of one engine.</summary>
/// <remarks>Made by the composition root; reads types and settings when the first file comes, after scripts are loaded.</remarks>
public sealed class FileAnalysis : FileManager
{
    private readonly Dictionary<string, TrackedFile> _files = [];
    private readonly HashSet<string> _ignored = [];
    private readonly Dictionary<string, FileAnalyzerDescriptor> _kinds = [];
    private readonly HashSet<string> _disabled = [];
    private readonly byte[] _secret;
    private readonly IMimeDetector? _detector;
    private FileRecords? _records;
    private FileOptions? _options;
    private ByteString? _handle;

    /// <summary>The files of <paramref name="engine"/>.</summary>
    /// <param name="engine">The engine; the new object becomes a service of it.</param>
    /// <param name="kinds">File analyzers there are.</param>
    /// <param name="detector">Tells media types from content, or <see langword="null"/>.</param>
    public FileAnalysis(EngineContext engine, IEnumerable<FileAnalyzerDescriptor> kinds, IMimeDetector? detector)
    {
        Engine = engine;
        Events = FileEvents.Of(engine);
        _detector = detector;
        foreach (var kind in kinds)
            _kinds[kind.Name] = kind;
        _secret = RandomNumberGenerator.GetBytes(16);
        if (engine.Find<RandomSource>() is { } random)
        {
            // With a seed, identifiers repeat from run to run.
            BinaryPrimitives.WriteUInt64LittleEndian(_secret, random.Next());
            BinaryPrimitives.WriteUInt64LittleEndian(_secret.AsSpan(8), random.Next());
        }

        engine.AddService(this);
    }

    /// <summary>The engine.</summary>
    public EngineContext Engine { get; }

    /// <summary>Files at present.</summary>
    public int Count => _files.Count;

    /// <summary>Octets that files hold ahead of holes; counted when asked for.</summary>
    public long HeldOctets
    {
        get
        {
            var held = 0L;
            foreach (var file in _files.Values)
                held += file.HeldOctets;
            return held;
        }
    }

    /// <summary>The kinds of analyzers.</summary>
    public IEnumerable<FileAnalyzerDescriptor> Kinds => _kinds.Values;

    /// <summary>Most files there were at a time.</summary>
    public int MaxCount { get; private set; }

    /// <summary>Files so far.</summary>
    public long Total { get; private set; }

    internal FileEvents Events { get; }

    internal FileRecords Records => _records ??= new(Engine);

    internal FileOptions Options => _options ??= FileOptions.Of(Engine);

    /// <inheritdoc/>
    public override string? DataIn(
        ReadOnlySpan<byte> data, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null)
    {
        if (Obtain(source, direction, fileId) is not { } file)
            return null;
        if (mimeType is { Length: > 0 })
            file.SetMime(mimeType);
        file.DataIn(data);
        return RemoveIfComplete(file);
    }

    /// <inheritdoc/>
    public override string? DataAt(
        ReadOnlySpan<byte> data, long offset, Analyzer source, Direction direction, string? fileId = null, ByteString? mimeType = null)
    {
        if (Obtain(source, direction, fileId) is not { } file)
            return null;
        if (mimeType is { Length: > 0 })
            file.SetMime(mimeType);
        file.DataIn(data, offset);
        return RemoveIfComplete(file);
    }

    /// <inheritdoc/>
    public override string? Gap(long offset, long length, Analyzer source, Direction direction, string? fileId = null)
    {
        // As in the reference a file that ends in a gap is not complete: it ends with its message, or by time.
        if (Obtain(source, direction, fileId) is not { } file)
            return null;
        file.Gap(offset, length);
        return file.Id;
    }

    /// <inheritdoc/>
    public override string? SetSize(long size, Analyzer source, Direction direction, string? fileId = null)
    {
        if (Obtain(source, direction, fileId) is not { } file)
            return null;
        file.SetTotal(size);
        return RemoveIfComplete(file);
    }

    /// <inheritdoc/>
    public override void EndOfFile(string fileId)
    {
        _ignored.Remove(fileId);
        if (!_files.TryGetValue(fileId, out var file))
            return;
        file.EndOfFile();
        _files.Remove(fileId);
        Engine.Timers.Cancel(file.Timer);
    }

    /// <inheritdoc/>
    public override void EndOfFile(Analyzer source, Direction direction)
    {
        if (FileIdOf(source, direction) is { } fileId)
            EndOfFile(fileId);
    }

    /// <inheritdoc/>
    public override string HashHandle(string handle) => Identify(Encoding.UTF8.GetBytes(handle));

    /// <inheritdoc/>
    public override bool IsIgnored(string fileId) => _ignored.Contains(fileId);

    /// <summary>The file with an identifier, or <see langword="null"/>.</summary>
    public TrackedFile? Find(string fileId) => _files.GetValueOrDefault(fileId);

    /// <summary>Answers <c>get_file_handle</c>.</summary>
    public void SetHandle(ByteString handle) => _handle = handle;

    /// <summary>Analysis of a file is given up: what comes of it is thrown away.</summary>
    /// <returns>Whether there is such a file.</returns>
    public bool Ignore(string fileId) => _files.ContainsKey(fileId) && (_ignored.Add(fileId) || true);

    /// <summary>The kind with a tag of <c>Files::Tag</c>, or <see langword="null"/>.</summary>
    public FileAnalyzerDescriptor? KindOf(long tag) => _kinds.GetValueOrDefault(KindName(tag));

    /// <summary>The name of the kind with a tag of <c>Files::Tag</c>.</summary>
    public string KindName(long tag)
    {
        const string prefix = "Files::ANALYZER_";
        var constant = Records.FileTags.NameOf(tag);
        return constant.StartsWith(prefix, StringComparison.Ordinal) ? constant[prefix.Length..] : constant;
    }

    /// <summary>Whether analyzers of a kind may be attached.</summary>
    public bool IsEnabled(FileAnalyzerDescriptor kind) => !_disabled.Contains(kind.Name);

    /// <summary>Allows or forbids a kind of analyzer.</summary>
    public void Enable(FileAnalyzerDescriptor kind, bool enable)
    {
        if (enable)
            _disabled.Remove(kind.Name);
        else
            _disabled.Add(kind.Name);
    }

    /// <summary>Content that an analyzer found inside of another file.</summary>
    /// <param name="data">The next octets.</param>
    /// <param name="fileId">The inner file.</param>
    /// <param name="source">Name of what found it.</param>
    /// <param name="parent">The outer file.</param>
    public TrackedFile? DataInside(ReadOnlySpan<byte> data, string fileId, string source, TrackedFile parent)
    {
        if (_ignored.Contains(fileId))
            return null;
        if (!_files.TryGetValue(fileId, out var file))
        {
            file = Add(fileId, source);
            file.Set("parent_id", Value.String(parent.Id));
            Announce(file);
        }

        file.Touch();
        file.DataIn(data);
        return RemoveIfComplete(file) is null ? null : file;
    }

    /// <summary>Content that comes from elsewhere than traffic.</summary>
    /// <param name="data">The next octets.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="source">What scripts see as its source.</param>
    public void DataFrom(ReadOnlySpan<byte> data, string fileId, string source)
    {
        if (_ignored.Contains(fileId))
            return;
        if (!_files.TryGetValue(fileId, out var file))
        {
            file = Add(fileId, source);
            Announce(file);
        }

        file.Touch();
        file.DataIn(data);
        RemoveIfComplete(file);
    }

    /// <summary>Ends every file as if it had been silent for too long: the run is over.</summary>
    public void Terminate()
    {
        foreach (var file in _files.Values.ToList())
            Expire(file, ending: true);
        Engine.Events.Drain();
    }

    internal void Expire(TrackedFile file, bool ending)
    {
        file.IsTimeoutPostponed = false;
        Events.FileTimeout(file);
        Engine.Events.Drain(); // handlers may ask for more time
        if (!file.IsTimeoutPostponed || ending)
        {
            EndOfFile(file.Id);
            return;
        }

        file.Touch();
        Engine.Timers.Add(file.Timer, Engine.Now + file.TimeoutInterval);
    }

    internal void Detect(ReadOnlySpan<byte> data, List<MimeGuess> guesses) =>
        (_detector ?? Engine.Find<IMimeDetector>())?.Detect(data, guesses);

    private string? RemoveIfComplete(TrackedFile file)
    {
        if (!file.IsComplete)
            return file.Id;
        EndOfFile(file.Id);
        return null;
    }

    private TrackedFile? Obtain(Analyzer source, Direction direction, string? fileId)
    {
        fileId ??= FileIdOf(source, direction);
        if (fileId is null || _ignored.Contains(fileId))
            return null;
        var connection = source.Connection;
        if (_files.TryGetValue(fileId, out var file))
        {
            file.Touch();
            if (file.AddConnection(connection, direction))
                AnnounceConnection(file, connection, direction);
            return file;
        }

        file = Add(fileId, source.Descriptor.TagName["ANALYZER_".Length..]);
        file.AddConnection(connection, direction);
        Announce(file);
        AnnounceConnection(file, connection, direction);
        return _ignored.Contains(fileId) ? null : file;
    }

    private TrackedFile Add(string fileId, string source)
    {
        var file = new TrackedFile(this, fileId, source);
        _files.Add(fileId, file);
        Total++;
        MaxCount = Math.Max(MaxCount, _files.Count);
        Engine.Timers.Add(file.Timer, Engine.Now + file.TimeoutInterval);
        return file;
    }

    // Handlers of these two attach analyzers, so they run before content is delivered.
    private void Announce(TrackedFile file)
    {
        Events.FileNew(file);
        Engine.Events.Drain();
    }

    private void AnnounceConnection(TrackedFile file, Connection connection, Direction direction)
    {
        Events.FileOverNewConnection(file, connection, direction.IsOrig());
        Engine.Events.Drain();
    }

    // Asks the protocol's script how it names the file that goes this way now.
    private string? FileIdOf(Analyzer source, Direction direction)
    {
        if (!Events.HasGetFileHandle
            || !Records.Tags.TryGetValue("Analyzer::" + source.Descriptor.TagName, out var tag))
            return null;
        _handle = null;
        Events.GetFileHandle(Value.Enum(Records.Tags, tag), source.Connection, direction.IsOrig());
        Engine.Events.Drain();
        return _handle is { Length: > 0 } handle ? Identify(handle.Span) : null;
    }

    // A keyed hash: one handle gives one fuid in this process, and none can be made to collide from outside.
    private string Identify(ReadOnlySpan<byte> handle)
    {
        const string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, handle, hash);
        Span<char> text = stackalloc char[24];
        text[0] = 'F';
        var length = 1;
        Append(BinaryPrimitives.ReadUInt64LittleEndian(hash), text, ref length);
        Append(BinaryPrimitives.ReadUInt32LittleEndian(hash[8..]), text, ref length);
        return new(text[..length]);

        static void Append(ulong number, Span<char> text, ref int length)
        {
            do
            {
                (number, var digit) = Math.DivRem(number, 62);
                text[length++] = digits[(int)digit];
            }
            while (number > 0);
        }
    }
}
