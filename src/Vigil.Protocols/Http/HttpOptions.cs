using Vigil.Core;

namespace Vigil.Protocols.Http;

/// <summary>Settings of scripts that concern HTTP; read once for each engine.</summary>
internal sealed record HttpOptions
{
    /// <summary>Pieces in which <c>http_entity_data</c> is delivered, octets (<c>http_entity_data_delivery_size</c>).</summary>
    public int DeliverySize { get; init; } = 1500;

    /// <summary>Bodies are not looked at (<c>skip_http_data</c>).</summary>
    public bool SkipsBodies { get; init; }

    /// <summary>Longest target in events, octets; -1 for any (<c>truncate_http_URI</c>).</summary>
    public int MaxTarget { get; init; } = -1;

    /// <summary>How deep entities may nest (<c>MIME::max_depth</c>).</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>Longest header field, octets (<c>MIME::max_header_bytes</c>).</summary>
    public int MaxHeaderBytes { get; init; } = 65536;

    /// <summary>Requests that may wait for replies (<c>HTTP::max_pending_requests</c> bounds the script's table alike).</summary>
    public int MaxPendingRequests { get; init; } = 1000;

    /// <summary>The settings as scripts have them.</summary>
    public static HttpOptions Of(EngineContext engine)
    {
        if (engine.Find<HttpOptions>() is { } known)
            return known;
        var globals = engine.Find<IGlobalTable>();
        var options = new HttpOptions();
        if (globals is not null)
        {
            options = options with
            {
                DeliverySize = Count("http_entity_data_delivery_size", options.DeliverySize),
                SkipsBodies = globals.Find("skip_http_data") is { IsSet: true } skips && skips.AsBool(),
                MaxTarget = globals.Find("truncate_http_URI") is { IsSet: true } longest ? (int)Math.Clamp(longest.AsInt(), -1, int.MaxValue) : -1,
                MaxDepth = Math.Min(Count("MIME::max_depth", options.MaxDepth), 1000), // entities nest on the stack
                MaxHeaderBytes = Count("MIME::max_header_bytes", options.MaxHeaderBytes),
            };
        }

        engine.AddService(options);
        return options;

        int Count(string name, int otherwise) =>
            globals.Find(name) is { IsSet: true } value ? (int)Math.Clamp(value.AsCount(), 1, int.MaxValue) : otherwise;
    }
}
