namespace Vigil.Protocols.Dns;

/// <summary>What is wrong with a name.</summary>
[Flags]
internal enum DnsNameFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A pointer that does not point backwards, or one too many of them.</summary>
    ForwardPointer = 1,

    /// <summary>A label longer than 63 octets.</summary>
    LabelTooLong = 2,

    /// <summary>A label that goes beyond the message.</summary>
    LabelBeyondMessage = 4,

    /// <summary>A label for which there is no room left in <see cref="DnsName.MaxText"/>.</summary>
    LabelBeyondText = 8,

    /// <summary>More than 255 octets in all.</summary>
    NameTooLong = 16,
}
