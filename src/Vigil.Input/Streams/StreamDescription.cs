using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;

namespace Vigil.Input.Streams;

/// <summary>The fields of a description record that all kinds of streams share.</summary>
internal sealed class StreamDescription
{
    private readonly RecordVal _record;

    /// <summary>Reads a description.</summary>
    public StreamDescription(RecordVal record, EngineContext context)
    {
        _record = record;
        Names = context.Service<IScriptNames>();
        ChangeType = Names.Enum("Input::Event");
        Name = Field("name").AsString().ToString();
        Source = Field("source").AsString().ToString();
        var reader = Field("reader");
        Reader = ((EnumType)reader.Type).NameOf(reader.AsInt());
        Mode = (ReaderMode)Field("mode").AsInt();
        if (Field("config").Object is not TableVal settings)
            return;
        for (var cursor = settings.Next(-1); cursor >= 0; cursor = settings.Next(cursor))
            Config[settings.KeyAt(cursor)[0].AsString().ToString()] = settings.ValueAt(cursor).AsString().ToString();
    }

    public IScriptNames Names { get; }

    public EnumType ChangeType { get; }

    public Value Record => Value.Of(_record);

    public string Name { get; }

    public string Source { get; }

    /// <summary>Name of the reader's enum constant.</summary>
    public string Reader { get; }

    public ReaderMode Mode { get; }

    public Dictionary<string, string> Config { get; } = [];

    public bool WantsRecord => Field("want_record") is { IsSet: true } wish && wish.AsBool();

    /// <summary>Columns of the reader.</summary>
    public List<InputField> Fields { get; } = [];

    /// <summary>The event that is told about mistakes, or <see langword="null"/>.</summary>
    public FuncVal? ErrorEvent => Field("error_ev").Object as FuncVal;

    /// <summary>A field; unset if the record has none of that name.</summary>
    public Value Field(string name) => _record.RecordType.SlotOf(name) is >= 0 and var slot ? _record[slot] : default;

    /// <summary>A record type given as a value.</summary>
    public RecordType? RecordTypeOf(string field) => Field(field).Object is TypeVal { Denoted: RecordType type } ? type : null;
}
