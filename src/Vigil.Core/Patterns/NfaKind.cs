namespace Vigil.Core.Patterns;

/// <summary>What a node of the nondeterministic automaton does.</summary>
internal enum NfaKind : byte
{
    /// <summary>Goes on at one or two nodes without input.</summary>
    Split,

    /// <summary>Consumes an octet of a set.</summary>
    Set,

    /// <summary>Consumes the symbol before the first octet.</summary>
    Begin,

    /// <summary>Consumes the symbol behind the last octet.</summary>
    End,

    /// <summary>The pattern has matched.</summary>
    Accept,
}
