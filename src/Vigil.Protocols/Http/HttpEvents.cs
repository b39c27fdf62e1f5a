using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Http;

/// <summary>What scripts hear of HTTP.</summary>
internal sealed partial class HttpEvents : EventSource
{
    /// <summary>A request line.</summary>
    [Event("http_request", "c: connection, method: string, original_URI: string, unescaped_URI: string, version: string")]
    public partial void Request(IValueSource c, ByteString method, ByteString originalUri, ByteString unescapedUri, string version);

    /// <summary>A status line.</summary>
    [Event("http_reply", "c: connection, version: string, code: count, reason: string")]
    public partial void Reply(IValueSource c, string version, ulong code, ByteString reason);

    /// <summary>A header field of a message or of one of its parts.</summary>
    [Event("http_header", "c: connection, is_orig: bool, original_name: string, name: string, value: string",
        Alternates = "c: connection, is_orig: bool, name: string, value: string")]
    public partial void Header(IValueSource c, bool isOrig, ByteString originalName, ByteString name, ByteString value);

    /// <summary>All header fields of an entity.</summary>
    [Event("http_all_headers", "c: connection, is_orig: bool, hlist: mime_header_list")]
    public partial void AllHeaders(IValueSource c, bool isOrig, Value list);

    /// <summary>An entity begins: the message itself, or a part of it.</summary>
    [Event("http_begin_entity", "c: connection, is_orig: bool")]
    public partial void BeginEntity(IValueSource c, bool isOrig);

    /// <summary>An entity ends.</summary>
    [Event("http_end_entity", "c: connection, is_orig: bool")]
    public partial void EndEntity(IValueSource c, bool isOrig);

    /// <summary>The media type of an entity, known when its header is complete.</summary>
    [Event("http_content_type", "c: connection, is_orig: bool, ty: string, subty: string")]
    public partial void ContentType(IValueSource c, bool isOrig, ByteString type, ByteString subtype);

    /// <summary>Content of an entity, its codings removed.</summary>
    [Event("http_entity_data", "c: connection, is_orig: bool, length: count, data: string")]
    public partial void EntityData(IValueSource c, bool isOrig, ulong length, ReadOnlySpan<byte> data);

    /// <summary>A message is complete, or was cut off.</summary>
    [Event("http_message_done", "c: connection, is_orig: bool, stat: http_message_stat")]
    public partial void MessageDone(IValueSource c, bool isOrig, Value stat);

    /// <summary>Something worth knowing about the form of a message.</summary>
    [Event("http_event", "c: connection, event_type: string, detail: string")]
    public partial void Note(IValueSource c, string kind, ByteString detail);

    /// <summary>Numbers of a connection at its end.</summary>
    [Event("http_stats", "c: connection, stats: http_stats_rec")]
    public partial void Stats(IValueSource c, Value stats);

    /// <summary>The connection goes on with another protocol (101 Switching Protocols).</summary>
    [Event("http_connection_upgrade", "c: connection, protocol: string")]
    public partial void ConnectionUpgrade(IValueSource c, ByteString protocol);
}
