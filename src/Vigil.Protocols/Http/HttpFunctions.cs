using Vigil.Analysis.Builtins;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Protocols.Http;

/// <summary>What scripts ask of HTTP analyzers.</summary>
public static class HttpFunctions
{
    /// <summary>Spares scripts the rest of the body that one side is sending.</summary>
    [Builtin("skip_http_entity_data", "function(c: connection, is_orig: bool): any")]
    public static Value SkipEntityData(EngineContext context, RecordVal c, bool isOrig)
    {
        if (ConnectionFunctions.FindAnalyzer(context, c, static a => a is HttpAnalyzer { IsStopped: false }) is HttpAnalyzer analyzer)
            analyzer.SkipEntityData(isOrig ? Direction.Originator : Direction.Responder);
        return default;
    }
}
