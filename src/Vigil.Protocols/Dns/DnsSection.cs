namespace Vigil.Protocols.Dns;

/// <summary>Part of a message that a record stands in; numbered as the script constants <c>DNS_ANS</c>, <c>DNS_AUTH</c>, <c>DNS_ADDL</c>.</summary>
internal enum DnsSection
{
    /// <summary>Answers.</summary>
    Answer = 1,

    /// <summary>Authority records.</summary>
    Authority = 2,

    /// <summary>Additional records.</summary>
    Additional = 3,

    /// <summary>Prerequisites of an update.</summary>
    Prerequisite = 4,

    /// <summary>Updates of an update.</summary>
    Update = 5,
}
