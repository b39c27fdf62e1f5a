using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Protocols.Mime;

/// <summary>What scripts hear of messages in mail protocols.</summary>
internal sealed partial class MimeEvents : EventSource
{
    /// <summary>An entity begins: the message itself, or a part of it.</summary>
    [Event("mime_begin_entity", "c: connection")]
    public partial void BeginEntity(IValueSource c);

    /// <summary>An entity ends.</summary>
    [Event("mime_end_entity", "c: connection")]
    public partial void EndEntity(IValueSource c);

    /// <summary>A header field.</summary>
    [Event("mime_one_header", "c: connection, h: mime_header_rec")]
    public partial void OneHeader(IValueSource c, Value h);

    /// <summary>All header fields of an entity.</summary>
    [Event("mime_all_headers", "c: connection, hlist: mime_header_list")]
    public partial void AllHeaders(IValueSource c, Value list);

    /// <summary>Content of an entity in pieces of a fixed size.</summary>
    [Event("mime_segment_data", "c: connection, length: count, data: string")]
    public partial void SegmentData(IValueSource c, ulong length, ReadOnlySpan<byte> data);

    /// <summary>All content of an entity.</summary>
    [Event("mime_entity_data", "c: connection, length: count, data: string")]
    public partial void EntityData(IValueSource c, ulong length, ReadOnlySpan<byte> data);

    /// <summary>All content of a message.</summary>
    [Event("mime_all_data", "c: connection, length: count, data: string")]
    public partial void AllData(IValueSource c, ulong length, ReadOnlySpan<byte> data);

    /// <summary>Something about the form of a message.</summary>
    [Event("mime_event", "c: connection, event_type: string, detail: string")]
    public partial void Note(IValueSource c, string kind, ByteString detail);

    /// <summary>The MD5 hash of all content of a message.</summary>
    [Event("mime_content_hash", "c: connection, content_len: count, hash_value: string")]
    public partial void ContentHash(IValueSource c, ulong length, string hash);

    /// <summary>The SHA-256 hash of all content of a message.</summary>
    [Event("mime_content_hash_sha256", "c: connection, content_len: count, hash_value: string")]
    public partial void ContentHashSha256(IValueSource c, ulong length, string hash);
}
