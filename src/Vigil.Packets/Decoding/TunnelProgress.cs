namespace Vigil.Packets.Decoding;

/// <summary>How far a connection is known to carry a tunnel.</summary>
[Flags]
public enum TunnelProgress : byte
{
    /// <summary>Nothing was seen.</summary>
    None = 0,

    /// <summary>Scripts were told that the connection is followed as a tunnel.</summary>
    Known = 1,

    /// <summary>The originator sent packets of the tunnel.</summary>
    ByOriginator = 2,

    /// <summary>The responder did.</summary>
    ByResponder = 4,

    /// <summary>It was confirmed.</summary>
    Confirmed = 8,

    /// <summary>It was found not to be one.</summary>
    Violated = 16,
}
