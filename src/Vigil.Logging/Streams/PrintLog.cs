using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>Takes what <c>print</c> writes into stream <c>Log::PRINTLOG</c>, where <c>Log::print_to_log</c> says so.</summary>
internal sealed class PrintLog
{
    private readonly EngineContext _engine;
    private readonly LogManager _manager;
    private readonly Value _stream;
    private readonly RecordType _record;
    private readonly bool _takesFiles;

    private PrintLog(EngineContext engine, LogManager manager, Value stream, IScriptNames names, bool takesFiles)
    {
        _engine = engine;
        _manager = manager;
        _stream = stream;
        _record = names.Record("Log::PrintLogInfo");
        _takesFiles = takesFiles;
    }

    /// <summary>What stands in for <c>print</c> once the stream exists; <see langword="null"/> if scripts do not want it.</summary>
    public static PrintLog? For(EngineContext engine, LogManager manager, Value stream, IScriptNames names)
    {
        if (names.FindValue("Log::print_to_log") is not { IsSet: true, Type: EnumType type } choice)
            return null;
        return type.NameOf(choice.AsInt()) switch
        {
            "Log::REDIRECT_STDOUT" => new(engine, manager, stream, names, takesFiles: false),
            "Log::REDIRECT_ALL" => new(engine, manager, stream, names, takesFiles: true),
            _ => null,
        };
    }

    /// <summary>Logs the values of a <c>print</c> statement.</summary>
    /// <returns><see langword="false"/> if the statement goes elsewhere.</returns>
    public bool Write(Value[] values)
    {
        var texts = values.AsSpan();
        if (values is [{ Object: FileVal }, ..])
        {
            if (!_takesFiles)
                return false;
            texts = texts[1..];
        }

        var record = RecordVal.CreateUnset(_record);
        var list = new VectorVal((VectorType)_record.Fields[_record.SlotOf("vals")].Type); // the base scripts declare it so
        using var text = new ByteBuilder();
        foreach (var value in texts)
        {
            text.Clear();
            ValueText.Render(text, value, TextStyle.PrintLog);
            list.Add(Value.Of(text.ToByteString()));
        }

        record.With("ts", Value.Time(_engine.Now)).With("vals", Value.Of(list));
        return _manager.Write(_stream, record);
    }
}
