using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;

namespace Vigil.Logging.Builtins;

/// <summary>Built-in functions of the logging framework.</summary>
public static class LogBuiltins
{
    /// <summary>Creates a stream.</summary>
    [Builtin("Log::__create_stream", "function(id: Log::ID, stream: Log::Stream): bool")]
    public static bool CreateStream(EngineContext engine, long id, RecordVal stream) =>
        Manager(engine).CreateStream(Id(engine, id), stream);

    /// <summary>Removes a stream.</summary>
    [Builtin("Log::__remove_stream", "function(id: Log::ID): bool")]
    public static bool RemoveStream(EngineContext engine, long id) => Manager(engine).RemoveStream(Id(engine, id));

    /// <summary>Lets a stream take records.</summary>
    [Builtin("Log::__enable_stream", "function(id: Log::ID): bool")]
    public static bool EnableStream(EngineContext engine, long id) => Manager(engine).EnableStream(Id(engine, id), enable: true);

    /// <summary>Lets a stream ignore records.</summary>
    [Builtin("Log::__disable_stream", "function(id: Log::ID): bool")]
    public static bool DisableStream(EngineContext engine, long id) => Manager(engine).EnableStream(Id(engine, id), enable: false);

    /// <summary>Adds a filter to a stream.</summary>
    [Builtin("Log::__add_filter", "function(id: Log::ID, filter: Log::Filter): bool")]
    public static bool AddFilter(EngineContext engine, long id, RecordVal filter) => Manager(engine).AddFilter(Id(engine, id), filter);

    /// <summary>Removes a filter from a stream.</summary>
    [Builtin("Log::__remove_filter", "function(id: Log::ID, name: string): bool")]
    public static bool RemoveFilter(EngineContext engine, long id, ByteString name) =>
        Manager(engine).RemoveFilter(Id(engine, id), name.ToString());

    /// <summary>Writes a record to a stream.</summary>
    [Builtin("Log::__write", "function(id: Log::ID, columns: any): bool")]
    public static bool Write(EngineContext engine, long id, Value columns) =>
        columns.Object is RecordVal record && Manager(engine).Write(Id(engine, id), record);

    /// <summary>Chooses whether a stream's writers hold rows back for larger writes.</summary>
    [Builtin("Log::__set_buf", "function(id: Log::ID, buffered: bool): bool")]
    public static bool SetBuffering(EngineContext engine, long id, bool buffered) => Manager(engine).SetBuffering(Id(engine, id), buffered);

    /// <summary>Brings a stream's rows to disk.</summary>
    [Builtin("Log::__flush", "function(id: Log::ID): bool")]
    public static bool Flush(EngineContext engine, long id) => Manager(engine).Flush(Id(engine, id));

    /// <summary>Brings all rows to disk.</summary>
    [Builtin("Log::flush_all", "function(): any")]
    public static bool FlushAll(EngineContext engine)
    {
        Manager(engine).FlushAll(toDisk: true);
        return true;
    }

    /// <summary>Holds back the write whose policy hook is running.</summary>
    [Builtin("Log::__delay", "function(id: Log::ID, rec: any, post_delay_cb: Log::PostDelayCallback): Log::DelayToken")]
    public static OpaqueVal Delay(EngineContext engine, long id, Value rec, FuncVal callback) =>
        Manager(engine).Delay(Id(engine, id), (RecordVal)rec.Object!, callback); // streams take records only

    /// <summary>Ends one delay of a write.</summary>
    [Builtin("Log::__delay_finish", "function(id: Log::ID, rec: any, token: Log::DelayToken): bool")]
    public static bool FinishDelay(EngineContext engine, long id, Value rec, OpaqueVal token) =>
        rec.Object is RecordVal record && Manager(engine).FinishDelay(Id(engine, id), record, token);

    /// <summary>Lets a stream hold records longer.</summary>
    [Builtin("Log::__set_max_delay_interval", "function(id: Log::ID, max_delay: interval): bool")]
    public static bool SetLongestDelay(EngineContext engine, long id, double longest) =>
        Manager(engine).SetLongestDelay(Id(engine, id), longest);

    /// <summary>Chooses how many records a stream holds back at most.</summary>
    [Builtin("Log::__set_max_delay_queue_size", "function(id: Log::ID, max_queue_size: count): bool")]
    public static bool SetDelayCapacity(EngineContext engine, long id, ulong capacity) =>
        Manager(engine).SetDelayCapacity(Id(engine, id), capacity);

    /// <summary>How many records a stream holds back.</summary>
    [Builtin("Log::__get_delay_queue_size", "function(id: Log::ID): int")]
    public static long DelayedWrites(EngineContext engine, long id) => Manager(engine).DelayedWrites(Id(engine, id));

    /// <summary>How long it is until files with a rotation interval are rotated next; 0 without an interval.</summary>
    [Builtin("calc_next_rotate", "function(i: interval): interval")]
    public static double UntilNextRotation(EngineContext engine, double i) => i > 0
        ? RotationSchedule.UntilNext(engine.Now.Seconds, i, LogRotations.BaseTime(engine.Service<IScriptNames>()))
        : 0;

    private static LogManager Manager(EngineContext engine) => engine.Service<LogManager>();

    private static Value Id(EngineContext engine, long id) =>
        Value.Enum((EnumType)engine.Service<IScriptNames>().Find("Log::ID")!, id); // the signature names it
}
