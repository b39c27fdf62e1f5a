namespace Vigil.Analysis.Signatures;

/// <summary><c>tcp-state</c> and <c>udp-state</c>: flags that must all hold.</summary>
[Flags]
internal enum StateTest : byte
{
    /// <summary>No condition.</summary>
    None = 0,

    /// <summary>Both ends have completed the handshake.</summary>
    Established = 1,

    /// <summary>The direction is that of the originator.</summary>
    Originator = 2,

    /// <summary>The direction is that of the responder.</summary>
    Responder = 4,

    /// <summary>Always holds.</summary>
    Stateless = 8,

    /// <summary>The connection is one of TCP.</summary>
    Tcp = 16,

    /// <summary>The connection is one of UDP.</summary>
    Udp = 32,
}
