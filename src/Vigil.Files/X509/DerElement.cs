namespace Vigil.Files.X509;

/// <summary>One element of DER, viewed in place.</summary>
internal readonly ref struct DerElement
{
    /// <summary>Class, form and number in one octet.</summary>
    public byte Tag { get; init; }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content { get; init; }

    /// <summary>Tag, length and content.</summary>
    public ReadOnlySpan<byte> Encoding { get; init; }
}
