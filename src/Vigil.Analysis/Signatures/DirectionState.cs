namespace Vigil.Analysis.Signatures;

/// <summary>How far one direction of a connection has come.</summary>
internal sealed class DirectionState(bool isOrig)
{
    private ContentStream?[]? _items;
    private NumberSet _conditions;
    private NumberSet _signatures;

    /// <summary>Whether it is that of the originator.</summary>
    public bool IsOrig { get; } = isOrig;

    /// <summary>What to match; <see langword="null"/> before its first packet.</summary>
    public MatchPlan? Plan { get; set; }

    /// <summary>Where the payload stands in each pattern group; <see langword="null"/> before its first octet and once done.</summary>
    public ContentStream? Payload { get; set; }

    /// <summary>Octets of payload seen, over all datagrams.</summary>
    public long PayloadSeen { get; set; }

    /// <summary>Size of the first payload that was not empty; -1 before.</summary>
    public long FirstPayload { get; set; } = -1;

    /// <summary>Whether the payload needs no more matching.</summary>
    public bool IsPayloadDone { get; set; }

    /// <summary>Where content of some kind stands; made when first asked for.</summary>
    public ContentStream StreamOf(ContentKind kind, int groups)
    {
        if (kind == ContentKind.Payload)
            return Payload ??= new(groups);
        _items ??= new ContentStream?[HeaderGroup.Kinds];
        return _items[(int)kind] ??= new(groups);
    }

    /// <summary>Notes that a content condition has matched.</summary>
    public void Add(ContentCondition condition) => _conditions.Add(condition.Index);

    /// <summary>Notes that a signature has matched in this direction.</summary>
    public void Add(Signature signature) => _signatures.Add(signature.Index);

    /// <summary>Whether a signature has matched in this direction.</summary>
    public bool Contains(Signature signature) => _signatures.Contains(signature.Index);

    /// <summary>Whether all content conditions of a signature have matched in this direction.</summary>
    public bool HasContentOf(Signature signature)
    {
        foreach (var condition in signature.Contents)
        {
            if (!_conditions.Contains(condition.Index))
                return false;
        }

        return true;
    }
}
