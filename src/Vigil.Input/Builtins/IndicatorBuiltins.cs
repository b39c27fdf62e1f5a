using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;
using Vigil.Input.Streams;

namespace Vigil.Input.Builtins;

/// <summary>What the intelligence framework needs to keep files of many indicators out of tables until they are seen.</summary>
public static class IndicatorBuiltins
{
    /// <summary>Reads a file of items into the store of the process, unless scripts look at single rows.</summary>
    [Builtin("Intel::__read_in_bulk", "function(description: Input::EventDescription): bool")]
    public static bool ReadInBulk(EngineContext engine, RecordVal description) => engine.Service<InputManager>().Indicators.Add(description);

    /// <summary>Whether files said something of an indicator that is not in the tables yet.</summary>
    [Builtin("Intel::__has_news", "function(indicator: string, indicator_type: any): bool")]
    public static bool HasNews(EngineContext engine, ByteString indicator, Value indicatorType) =>
        engine.Service<InputManager>().Indicators.HasNews(indicator, indicatorType);

    /// <summary>Whether files said something of an address, or a network around it, that is not in the tables yet.</summary>
    [Builtin("Intel::__has_news_of_host", "function(host: addr): bool")]
    public static bool HasNewsOfHost(EngineContext engine, Addr host) => engine.Service<InputManager>().Indicators.HasNews(host);

    /// <summary>The items that files said of an indicator and that are not in the tables yet; they are the scripts' then.</summary>
    [Builtin("Intel::__news", "function(indicator: string, indicator_type: any): any_vec")]
    public static VectorVal News(EngineContext engine, ByteString indicator, Value indicatorType) =>
        engine.Service<InputManager>().Indicators.News(indicator, indicatorType);

    /// <summary>The items that files said of an address and the networks around it; they are the scripts' then.</summary>
    [Builtin("Intel::__news_of_host", "function(host: addr): any_vec")]
    public static VectorVal NewsOfHost(EngineContext engine, Addr host) => engine.Service<InputManager>().Indicators.News(host);

    /// <summary>The types of the indicators that came in files.</summary>
    [Builtin("Intel::__types_of_files", "function(): any_vec")]
    public static VectorVal TypesOfFiles(EngineContext engine) => engine.Service<InputManager>().Indicators.Types();

    /// <summary>How many indicators of a type came in files.</summary>
    [Builtin("Intel::__number_of_files", "function(indicator_type: any): count")]
    public static ulong NumberOfFiles(EngineContext engine, Value indicatorType) =>
        (ulong)engine.Service<InputManager>().Indicators.CountOf(indicatorType);
}
