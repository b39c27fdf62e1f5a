using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;
using Vigil.Input.Streams;

namespace Vigil.Input.Builtins;

/// <summary>Built-in functions of the input framework.</summary>
public static class InputBuiltins
{
    /// <summary>Keeps a table or set equal to a source.</summary>
    [Builtin("Input::__create_table_stream", "function(description: Input::TableDescription): bool")]
    public static bool CreateTableStream(EngineContext engine, RecordVal description) => StreamFactory.AddTable(engine, description);

    /// <summary>Raises an event for every row of a source.</summary>
    [Builtin("Input::__create_event_stream", "function(description: Input::EventDescription): bool")]
    public static bool CreateEventStream(EngineContext engine, RecordVal description) => StreamFactory.AddEvent(engine, description);

    /// <summary>Hands the content of a source to the analysis of files.</summary>
    [Builtin("Input::__create_analysis_stream", "function(description: Input::AnalysisDescription): bool")]
    public static bool CreateAnalysisStream(EngineContext engine, RecordVal description) => StreamFactory.AddAnalysis(engine, description);

    /// <summary>Ends a stream.</summary>
    [Builtin("Input::__remove_stream", "function(id: string): bool")]
    public static bool RemoveStream(EngineContext engine, ByteString id) => engine.Service<InputManager>().Remove(id.ToString());

    /// <summary>Has a stream read its source again.</summary>
    [Builtin("Input::__force_update", "function(id: string): bool")]
    public static bool ForceUpdate(EngineContext engine, ByteString id) => engine.Service<InputManager>().ForceUpdate(id.ToString());
}
