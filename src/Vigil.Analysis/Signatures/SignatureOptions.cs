namespace Vigil.Analysis.Signatures;

/// <summary>The script options that signature matching heeds.</summary>
public sealed record SignatureOptions
{
    /// <summary><c>dpd_buffer_size</c>: octets of payload of a direction that are matched.</summary>
    public long BufferSize { get; init; } = 1024;

    /// <summary><c>dpd_match_only_beginning</c>: whether that limit holds.</summary>
    public bool MatchOnlyBeginning { get; init; } = true;

    /// <summary><c>sig_max_group_size</c>: patterns matched in one pass at most.</summary>
    public int MaxGroupSize { get; init; } = 50;
}
