namespace Vigil.Protocols.Mime;

/// <summary>Who hears what is found in a message and its entities.</summary>
internal abstract class MimeMessage
{
    /// <summary>How deep entities may nest; what lies deeper is not taken apart.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>How many octets an unfolded header field may have; the rest is dropped.</summary>
    public int MaxHeaderBytes { get; init; } = 65536;

    /// <summary>What ended the line that is being delivered.</summary>
    public virtual ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    /// <summary>What ended the line before it.</summary>
    public virtual ReadOnlySpan<byte> PreviousLineEnd => "\r\n"u8;

    /// <summary>Whether entities keep their header fields for <see cref="AllHeaders"/>.</summary>
    public virtual bool KeepsHeaders => false;

    /// <summary>An entity begins, nested in the one that began before and has not ended.</summary>
    public abstract void BeginEntity(MimeEntity entity);

    /// <summary>An entity ends.</summary>
    public abstract void EndEntity(MimeEntity entity);

    /// <summary>A header field.</summary>
    public abstract void Header(MimeEntity entity, in MimeHeader header);

    /// <summary>The header of an entity is complete.</summary>
    public abstract void AllHeaders(MimeEntity entity);

    /// <summary>Content of an entity, its transfer encoding removed.</summary>
    public abstract void Data(MimeEntity entity, ReadOnlySpan<byte> data);

    /// <summary>Something about the format that a user may want to know.</summary>
    public abstract void Note(string kind, string detail);

    /// <summary>The content does not have the form it claims.</summary>
    public void IllegalFormat(string detail) => Note("illegal format", detail);

    /// <summary>Base64 content is not what it should be.</summary>
    public virtual void IllegalBase64(string detail)
    {
    }

    /// <summary>A header field was continued on a second line.</summary>
    public virtual void Folded(ReadOnlySpan<byte> name)
    {
    }

    /// <summary>Entities nest too deeply.</summary>
    public virtual void TooDeep()
    {
    }
}
