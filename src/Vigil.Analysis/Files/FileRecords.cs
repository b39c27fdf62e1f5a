using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>The script types that file analysis fills, and where their fields lie.</summary>
internal sealed class FileRecords
{
    private readonly EngineContext _engine;
    private readonly RecordType _metadata;
    private readonly RecordType _match;
    private readonly VectorType? _matches;

    /// <summary>Looks the types up; scripts must be loaded.</summary>
    public FileRecords(EngineContext engine)
    {
        _engine = engine;
        var types = engine.Service<ITypeTable>();
        File = (RecordType)types.Find("fa_file")!; // declared by the bare scripts, like the others
        _metadata = (RecordType)types.Find("fa_metadata")!;
        _match = (RecordType)types.Find("mime_match")!;
        _matches = _metadata.Find("mime_types")?.Type as VectorType;
        Tags = (EnumType)types.Find("Analyzer::Tag")!;
        FileTags = (EnumType)types.Find("Files::Tag")!;
    }

    /// <summary><c>fa_file</c>.</summary>
    public RecordType File { get; }

    /// <summary><c>Analyzer::Tag</c>.</summary>
    public EnumType Tags { get; }

    /// <summary><c>Files::Tag</c>.</summary>
    public EnumType FileTags { get; }

    /// <summary>A new <c>fa_file</c>.</summary>
    public RecordVal NewFile() => RecordVal.Create(File, _engine);

    /// <summary>An <c>fa_metadata</c> of what content suggests.</summary>
    public Value Metadata(List<MimeGuess> guesses)
    {
        var meta = RecordVal.Create(_metadata, _engine);
        if (guesses.Count == 0)
            return Value.Of(meta);
        meta[_metadata.SlotOf("mime_type")] = Value.String(guesses[0].Mime);
        if (_matches is not null)
        {
            var all = new VectorVal(_matches);
            foreach (var guess in guesses)
            {
                var match = RecordVal.CreateUnset(_match);
                match[_match.SlotOf("strength")] = Value.Int(guess.Strength);
                match[_match.SlotOf("mime")] = Value.String(guess.Mime);
                all.Add(Value.Of(match));
            }

            meta[_metadata.SlotOf("mime_types")] = Value.Of(all);
        }

        return Value.Of(meta);
    }

    /// <summary>An <c>fa_metadata</c> of what the protocol says.</summary>
    public Value Metadata(ByteString mimeType)
    {
        var meta = RecordVal.Create(_metadata, _engine);
        meta[_metadata.SlotOf("mime_type")] = Value.Of(mimeType);
        meta[_metadata.SlotOf("inferred")] = Value.Bool(false);
        return Value.Of(meta);
    }
}
