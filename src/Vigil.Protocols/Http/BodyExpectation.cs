namespace Vigil.Protocols.Http;

/// <summary>Whether a message has a body (RFC 9112, section 6.3).</summary>
internal enum BodyExpectation
{
    /// <summary>It has none, whatever its header says.</summary>
    None,

    /// <summary>It has one if its header says how long it is: requests.</summary>
    Perhaps,

    /// <summary>It has one, until the connection closes if nothing else is said: replies.</summary>
    Always,
}
